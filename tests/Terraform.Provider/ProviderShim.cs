using System.Text.Json.Nodes;
using Comparison.Terraform.Provider.Protocol;
using Google.Protobuf;
using Grpc.Core;

namespace Comparison.Terraform.Provider;

/// <summary>Stands between Terraform and version 5 of its AWS provider, and speaks as version 6.27 where this repository needs it to.</summary>
/// <remarks>
/// Version 6 was not to be had where this was written. What the tests check is Terraform and the provider's version 5 with a block and a
/// runtime added. What nobody here calls (imports, moves, functions) is not implemented.
/// </remarks>
internal sealed class ProviderShim(Provider5 provider) : Protocol.Provider.ProviderBase
{
    private const string Function = "aws_lambda_function";

    public override async Task<Schemas> GetSchema(Passed request, ServerCallContext context)
    {
        var schemas = await provider.Client.GetSchemaAsync(request);
        var function = Schema.Parser.ParseFrom(schemas.ResourceSchemas[Function]);
        function.Block.BlockTypes.Add(DurableConfig.Schema);
        schemas.ResourceSchemas[Function] = function.ToByteString();
        return schemas;
    }

    public override async Task<Passed> ValidateResourceTypeConfig(Resource request, ServerCallContext context)
    {
        request.Value = Of(request.TypeName, request.Value, function => function.Forget());
        return await provider.Client.ValidateResourceTypeConfigAsync(request);
    }

    public override async Task<Changed> UpgradeResourceState(StoredResource request, ServerCallContext context)
    {
        // The provider drops what it does not know.
        var durable = request.TypeName == Function && JsonNode.Parse(request.State.Json.Span)![DurableConfig.Name] is JsonArray and [JsonObject block]
            ? new DurableConfig(block[DurableConfig.Timeout]!.GetValue<long>(), block[DurableConfig.Retention]!.GetValue<long>())
            : null;
        var upgraded = await provider.Client.UpgradeResourceStateAsync(request);
        upgraded.State = Of(request.TypeName, upgraded.State, function => function.Take(durable));
        return upgraded;
    }

    public override async Task<Changed> ReadResource(Resource request, ServerCallContext context)
    {
        request.Value = Of(request.TypeName, request.Value, function => function.Fold());
        var read = await provider.Client.ReadResourceAsync(request);
        read.State = Of(request.TypeName, read.State, function => function.Unfold());
        return read;
    }

    public override async Task<Planned> PlanResourceChange(Change request, ServerCallContext context)
    {
        var isReplaced = request.TypeName == Function && FunctionValue.Parse(request.Prior) is { } prior
            && FunctionValue.Parse(request.Next) is { } next && prior.Durable is null != next.Durable is null;
        var planned = await provider.Client.PlanResourceChangeAsync(Folded(request));
        planned.State = Of(request.TypeName, planned.State, function => function.Unfold());
        if (isReplaced) // whether a function is durable is settled when it is made
            planned.RequiresReplace.Add(new Planned.Types.Path { Steps = { new Planned.Types.Step { AttributeName = DurableConfig.Name } } });
        return planned;
    }

    public override async Task<Changed> ApplyResourceChange(Change request, ServerCallContext context)
    {
        var applied = await provider.Client.ApplyResourceChangeAsync(Folded(request));
        applied.State = Of(request.TypeName, applied.State, function => function.Unfold());
        return applied;
    }

    public override async Task<Passed> Configure(Passed request, ServerCallContext context) =>
        await provider.Client.ConfigureAsync(request);

    public override async Task<Passed> PrepareProviderConfig(Passed request, ServerCallContext context) =>
        await provider.Client.PrepareProviderConfigAsync(request);

    public override async Task<Passed> ReadDataSource(Passed request, ServerCallContext context) =>
        await provider.Client.ReadDataSourceAsync(request);

    public override async Task<Passed> Stop(Passed request, ServerCallContext context) => await provider.Client.StopAsync(request);

    public override async Task<Passed> ValidateDataSourceConfig(Passed request, ServerCallContext context) =>
        await provider.Client.ValidateDataSourceConfigAsync(request);

    private static Change Folded(Change request)
    {
        request.Prior = Of(request.TypeName, request.Prior, function => function.Fold());
        request.Next = Of(request.TypeName, request.Next, function => function.Fold());
        request.Config = Of(request.TypeName, request.Config, function => function.Fold());
        return request;
    }

    private static Value? Of(string type, Value? value, Action<FunctionValue> change)
    {
        if (type != Function || value is null || FunctionValue.Parse(value) is not { } function)
            return value;
        change(function);
        return function.ToValue();
    }
}
