using Comparison.Local.Terraform;

namespace Comparison.Terraform.Tests.Shim;

/// <summary>What the shim changes on the way, and what it leaves alone.</summary>
public sealed class FunctionExchangeTests
{
    private const byte Absent = 0x90;
    private const byte Nil = 0xc0;

    [Fact]
    public void Validate_AFunctionThatIsDurable_ReachesTheProviderWithoutItsBlock()
    {
        var request = new ProtoMessage().Add(1, "aws_lambda_function").Add(2, Encoded(Function("dotnet10", Durable(Nil))));

        var exchange = FunctionExchange.Of("ValidateResourceTypeConfig", request.ToBytes());

        Assert.Null(Value(exchange.Request, field: 2)["durable_config"]);
        Assert.Equal("dotnet8", Runtime(exchange.Request, field: 2));
    }

    [Fact]
    public void Validate_AnotherResource_IsPassedOnAsItIs()
    {
        var request = new ProtoMessage().Add(1, "aws_sqs_queue").Add(2, Encoded(Function("dotnet10", Durable(Nil)))).ToBytes();

        var exchange = FunctionExchange.Of("ValidateResourceTypeConfig", request);

        Assert.Equal(request, exchange.Request.ToArray());
    }

    [Fact]
    public void Plan_OfANewDurableFunction_KeepsItsHistoryForFourteenDaysByDefault()
    {
        var exchange = Plan(prior: [Nil], proposed: Function("dotnet10", Durable(Nil)));

        var planned = exchange.Translate(Proposed(exchange));

        Assert.Equal("dotnet10", Runtime(planned, field: 1));
        Assert.Equal(Durable(14), Value(planned, field: 1)["durable_config"]!.Value.ToArray());
        Assert.Null(ProtoMessage.Parse(planned).Find(2));
    }

    [Fact]
    public void Plan_OfAFunctionThatBecomesDurable_ReplacesIt()
    {
        var exchange = Plan(prior: Function("dotnet10", [Absent]), proposed: Function("dotnet10", Durable(7)));

        var planned = exchange.Translate(Proposed(exchange));

        var path = ProtoMessage.Parse(ProtoMessage.Parse(planned).Find(2)!.Value);
        Assert.Equal("durable_config", ProtoMessage.Parse(path.Find(1)!.Value).Text(1));
    }

    [Fact]
    public void Plan_OfAnotherRetention_ChangesTheFunctionInPlace()
    {
        var exchange = Plan(prior: Function("dotnet10", Durable(7)), proposed: Function("dotnet10", Durable(8)));

        var planned = exchange.Translate(Proposed(exchange));

        Assert.Equal(Durable(8), Value(planned, field: 1)["durable_config"]!.Value.ToArray());
        Assert.Null(ProtoMessage.Parse(planned).Find(2));
    }

    [Fact]
    public void Plan_ToDestroy_IsPassedBackAsItIs()
    {
        var exchange = Plan(prior: Function("dotnet10", Durable(7)), proposed: [Nil]);
        var answer = Planned([Nil]);

        var planned = exchange.Translate(answer);

        Assert.Equal(answer, planned);
    }

    [Fact]
    public void Plan_ToTheProvider_CarriesTheBlockAsANoteBehindTheDescription()
    {
        var exchange = Plan(prior: [Nil], proposed: Function("dotnet10", Durable(7)));

        var proposed = Value(exchange.Request, field: 3);

        Assert.Null(proposed["durable_config"]);
        Assert.Equal("Orders.[durable 60/7][runtime dotnet10]", MessagePackBytes.ReadText(proposed["description"]!.Value.Span));
    }

    [Fact]
    public void Apply_OfAFunction_GivesTerraformWhatItPlanned()
    {
        var planned = Function("dotnet10", Durable(7));
        var request = new ProtoMessage().Add(1, "aws_lambda_function").Add(2, Encoded([Nil])).Add(3, Encoded(planned)).Add(4, Encoded(planned));

        var exchange = FunctionExchange.Of("ApplyResourceChange", request.ToBytes());

        Assert.Equal(Planned(planned), exchange.Translate(Proposed(exchange)));
    }

    [Fact]
    public void Upgrade_OfAState_KeepsTheBlockThatTheProviderDrops()
    {
        const string state = """{"description":"Orders.","durable_config":[{"execution_timeout":60,"retention_period":7}],"runtime":"dotnet10"}""";
        var raw = new ProtoMessage().Add(1, state);
        var request = new ProtoMessage().Add(1, "aws_lambda_function").Add(3, raw).ToBytes();

        var upgraded = FunctionExchange.Of("UpgradeResourceState", request).Translate(Planned(Function("dotnet10", block: null)));

        Assert.Equal(Durable(7), Value(upgraded, field: 1)["durable_config"]!.Value.ToArray());
    }

    [Fact]
    public void Import_OfAFunction_IsRefusedForItWouldLoseItsBlock()
    {
        var request = new ProtoMessage().Add(1, "aws_lambda_function").ToBytes();

        var refusal = Assert.Throws<NotSupportedException>(() => FunctionExchange.Of("ImportResourceState", request));

        Assert.Contains("ImportResourceState", refusal.Message, StringComparison.Ordinal);
    }

    // The provider plans and makes what it was asked for.
    private static byte[] Proposed(FunctionExchange exchange) => Planned(Value(exchange.Request, field: 3).ToBytes());

    private static FunctionExchange Plan(byte[] prior, byte[] proposed) => FunctionExchange.Of(
        "PlanResourceChange",
        new ProtoMessage().Add(1, "aws_lambda_function").Add(2, Encoded(prior)).Add(3, Encoded(proposed)).Add(4, Encoded(proposed)).ToBytes());

    private static byte[] Planned(byte[] function) => new ProtoMessage().Add(1, Encoded(function)).ToBytes();

    private static ProtoMessage Encoded(byte[] value) => new ProtoMessage().Add(1, value);

    private static byte[] Function(string runtime, byte[]? block)
    {
        var function = CtyObject.TryParse(new byte[] { 0x80 })!;
        if (block is not null)
            function["durable_config"] = block;
        function["description"] = MessagePackBytes.Text("Orders.");
        function["function_name"] = MessagePackBytes.Text("cmp-order");
        function["runtime"] = MessagePackBytes.Text(runtime);
        return function.ToBytes();
    }

    private static byte[] Durable(byte retention)
    {
        var block = CtyObject.TryParse(new byte[] { 0x80 })!;
        block["execution_timeout"] = new byte[] { 60 };
        block["retention_period"] = new[] { retention };
        return [0x91, .. block.ToBytes()];
    }

    private static CtyObject Value(ReadOnlyMemory<byte> message, int field) =>
        CtyObject.TryParse(ProtoMessage.Parse(ProtoMessage.Parse(message).Find(field)!.Value).Find(1)!.Value)!;

    private static string Runtime(ReadOnlyMemory<byte> message, int field) =>
        MessagePackBytes.ReadText(Value(message, field)["runtime"]!.Value.Span);
}
