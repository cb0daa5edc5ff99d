using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda.Control;

/// <summary>Functions and their versions, made and changed by request.</summary>
public sealed class FunctionControlTests
{
    [Fact]
    public async Task Create_Published_IsVersionOneOfWhatWasAskedFor()
    {
        await using var plane = await ControlPlane.StartAsync();

        var created = await plane.CreateAsync(
            ("Publish", true), ("Timeout", 30), ("DurableConfig", new JsonObject { ["ExecutionTimeout"] = 60 }),
            ("Environment", new JsonObject { ["Variables"] = new JsonObject { ["COLOUR"] = "blue" } }));

        Assert.Equal("arn:aws:lambda:us-east-1:000000000001:function:probe:1", created["FunctionArn"]?.ToString());
        Assert.Equal("""{"ExecutionTimeout":60,"RetentionPeriodInDays":14}""", created["DurableConfig"]?.ToJsonString());
        var found = (await plane.SendAsync("GET", $"{ControlPlane.Functions}/probe"))["Configuration"]!;
        Assert.Equal("arn:aws:lambda:us-east-1:000000000001:function:probe", found["FunctionArn"]?.ToString());
        Assert.Equal(
            ("Active", "Successful", "$LATEST", 30, "blue", "2030-01-01T00:00:00.000+0000"),
            (found["State"]?.ToString(), found["LastUpdateStatus"]?.ToString(), found["Version"]?.ToString(), (int)found["Timeout"]!,
                found["Environment"]?["Variables"]?["COLOUR"]?.ToString(), found["LastModified"]?.ToString()));
    }

    [Fact]
    public async Task Create_OfANameThatIsTaken_Conflicts()
    {
        await using var plane = await ControlPlane.StartAsync();
        await plane.CreateAsync();

        var refused = await plane.CreateAsync();

        Assert.Equal("409 ResourceConflictException: Function already exist: probe", refused["error"]?.ToString());
    }

    public static TheoryData<string, string, string> Refused() => new()
    {
        { "Role", "null", "Value null at 'role' failed to satisfy constraint: Member must not be null" },
        { "Role", "\"probe\"", "Value 'probe' at 'role' failed to satisfy constraint" },
        { "MemorySize", "64", "at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128" },
        { "Timeout", "901", "at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900" },
        { "Handler", "null", "Runtime and Handler are mandatory parameters" },
        { "Handler", "\"Another\"", "The function's zip has no Another.dll." },
        { "Runtime", "\"python3.13\"", "is not supported by the local cloud" },
        { "Layers", "[\"arn:aws:lambda:us-east-1:1:layer:x:1\"]", "CreateFunction with Layers is not supported by the local cloud." },
        { "PackageType", "\"Image\"", "CreateFunction with a container image is not supported by the local cloud." },
        { "Code", "{\"ZipFile\":\"bm8gemlw\"}", "Could not unzip uploaded file." },
        { "Code", "{\"S3Bucket\":\"b\",\"S3Key\":\"k\"}", "Code with S3Bucket is not supported by the local cloud." },
        { "DeadLetterConfig", "{\"TargetArn\":\"arn:aws:sqs:us-east-1:000000000002:q\"}", "does not have permissions to call SendMessage on SQS" },
        { "DeadLetterConfig", "{\"TargetArn\":\"arn:aws:sqs:eu-west-1:000000000001:q\"}", "does not have permissions to call SendMessage on SQS" },
        { "DurableConfig", "{\"RetentionPeriodInDays\":7}", "Value null at 'durableConfig.executionTimeout'" },
        { "DurableConfig", "{\"ExecutionTimeout\":60,\"RetentionPeriodInDays\":91}", "Member must have value less than or equal to 90" },
        { "Environment", "{\"Variables\":{\"AWS_REGION\":\"x\"}}", "Reserved keys used in this request: AWS_REGION" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task Create_OfWhatLambdaDoesNotTake_IsRefused(string member, string value, string message)
    {
        await using var plane = await ControlPlane.StartAsync();

        var refused = await plane.CreateAsync((member, JsonNode.Parse(value)));

        Assert.Contains(message, refused["error"]?.ToString(), StringComparison.Ordinal);
        Assert.Empty((await plane.SendAsync("GET", ControlPlane.Functions))["Functions"]!.AsArray());
    }

    [Fact]
    public async Task Update_OfCodeAndConfiguration_LeavesPublishedVersionsAsTheyWere()
    {
        await using var plane = await ControlPlane.StartAsync();
        var first = await plane.CreateAsync(("Publish", true));

        await plane.SendAsync("PUT", $"{ControlPlane.Functions}/probe/configuration", new() { ["Timeout"] = 60 });
        var second = await plane.SendAsync(
            "PUT", $"{ControlPlane.Functions}/probe/code", new() { ["ZipFile"] = ControlPlane.Zip("second"), ["Publish"] = true });

        var versions = (await plane.SendAsync("GET", $"{ControlPlane.Functions}/probe/versions?MaxItems=10000"))["Versions"]!.AsArray();
        Assert.Equal(["$LATEST", "1", "2"], versions.Select(version => version!["Version"]!.ToString()));
        Assert.Equal([60, 3, 60], versions.Select(version => (int)version!["Timeout"]!));
        Assert.Equal(
            [second["CodeSha256"]!.ToString(), first["CodeSha256"]!.ToString(), second["CodeSha256"]!.ToString()],
            versions.Select(version => version!["CodeSha256"]!.ToString()));
    }

    [Fact]
    public async Task Publish_OfWhatHasNotChanged_IsTheVersionThatThereIs()
    {
        await using var plane = await ControlPlane.StartAsync();
        await plane.CreateAsync(("Publish", true));

        var sameCode = await plane.SendAsync("PUT", $"{ControlPlane.Functions}/probe/code", new() { ["ZipFile"] = ControlPlane.Zip("first") });
        var again = await plane.SendAsync("POST", $"{ControlPlane.Functions}/probe/versions", new());

        Assert.Equal("$LATEST", sameCode["Version"]?.ToString());
        Assert.Equal("1", again["Version"]?.ToString());
    }

    [Fact]
    public async Task Update_OfAPlainFunctionToADurableOne_IsRefused()
    {
        await using var plane = await ControlPlane.StartAsync();
        await plane.CreateAsync();

        var refused = await plane.SendAsync(
            "PUT", $"{ControlPlane.Functions}/probe/configuration",
            new() { ["DurableConfig"] = new JsonObject { ["ExecutionTimeout"] = 60 } });

        Assert.StartsWith("400 InvalidParameterValueException", refused["error"]?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrency_Reserved_IsKeptUntilItIsTakenBack()
    {
        await using var plane = await ControlPlane.StartAsync();
        await plane.CreateAsync();

        await plane.SendAsync("PUT", "2017-10-31/functions/probe/concurrency", new() { ["ReservedConcurrentExecutions"] = 5 });
        var reserved = await plane.SendAsync("GET", "2019-09-30/functions/probe/concurrency");
        await plane.SendAsync("DELETE", "2017-10-31/functions/probe/concurrency");

        Assert.Equal("""{"ReservedConcurrentExecutions":5}""", reserved.ToJsonString());
        Assert.Equal("{}", (await plane.SendAsync("GET", "2019-09-30/functions/probe/concurrency")).ToJsonString());
    }

    [Fact]
    public async Task List_OfManyFunctions_ComesInPages()
    {
        await using var plane = await ControlPlane.StartAsync();
        foreach (var name in new[] { "b", "a", "c" })
            await plane.CreateAsync(("FunctionName", name));

        var first = await plane.SendAsync("GET", $"{ControlPlane.Functions}/?MaxItems=2");
        var second = await plane.SendAsync("GET", $"{ControlPlane.Functions}/?MaxItems=2&Marker={first["NextMarker"]}");

        Assert.Equal(["a", "b"], first["Functions"]!.AsArray().Select(function => function!["FunctionName"]!.ToString()));
        Assert.Equal(["c"], second["Functions"]!.AsArray().Select(function => function!["FunctionName"]!.ToString()));
        Assert.Null(second["NextMarker"]);
    }
}
