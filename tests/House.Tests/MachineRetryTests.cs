using Comparison.Domain.Loans;
using Comparison.Domain.Orders;

namespace Comparison.House.Tests;

/// <summary>Every task retries what passes, and nothing else: the lists of the design, one for each kind of service.</summary>
public sealed class MachineRetryTests
{
    private const string Lambda = "Lambda.ServiceException Lambda.AWSLambdaException Lambda.SdkClientException Lambda.TooManyRequestsException "
        + "Lambda.ClientExecutionTimeoutException Lambda.Unknown Sandbox.Timedout Runtime.ExitError";

    private const string Sqs = "SQS.AmazonSQSException SQS.SdkClientException";

    // AWS spells the service in two ways: DynamoDB in the optimized integration, DynamoDb in the one by SDK.
    private const string DynamoDb = "DynamoDB.AmazonDynamoDBException " + DynamoDbErrors;
    private const string DynamoDbErrors = "DynamoDB.InternalServerErrorException DynamoDB.ProvisionedThroughputExceededException "
        + "DynamoDB.RequestLimitExceededException DynamoDB.SdkClientException DynamoDB.ThrottlingException";

    private const string FourAttempts = "1 s, 3 times, × 2:";
    private const string ThreeAttempts = "1 s, 2 times, × 2:";

    public static TheoryData<string> Machines => [.. MachineState.Machines];

    [Theory, MemberData(nameof(Machines))]
    public void Task_Retries_AreThoseOfItsService(string machine)
    {
        var tasks = MachineState.ReadAll(machine).Where(state => state.Type == "Task").ToArray();

        Assert.NotEmpty(tasks);
        Assert.All(tasks, task => Assert.Equal(Expected(task), task.Retriers));
    }

    [Theory, MemberData(nameof(Machines))]
    public void OtherStates_Retries_AreNone(string machine) =>
        Assert.All(MachineState.ReadAll(machine).Where(state => state.Type != "Task"), state => Assert.Empty(state.Retriers));

    // A bureau that is silent and a function that breaks down cost a report alike: the durable step cannot tell them apart.
    private static string[] Expected(MachineState task) => task.FunctionName switch
    {
        "${pull_report_arn}" => [$"{ThreeAttempts} {nameof(BureauTimeoutException)} {Lambda}"],
        "${fulfil_order_arn}" => [$"{ThreeAttempts} {nameof(CarrierUnavailableException)}", $"{FourAttempts} {Lambda}"],
        _ => [$"{FourAttempts} {Transient(task.Resource)}"],
    };

    private static string Transient(string resource) => resource.Replace("arn:aws:states:::", "", StringComparison.Ordinal).Split('.')[0] switch
    {
        "lambda:invoke" => Lambda,
        "sqs:sendMessage" => Sqs,
        "dynamodb:getItem" or "dynamodb:putItem" or "dynamodb:updateItem" => DynamoDb,
        "aws-sdk:dynamodb:putItem" => $"DynamoDb.DynamoDbException {DynamoDbErrors.Replace("DynamoDB.", "DynamoDb.", StringComparison.Ordinal)}",
        "aws-sdk:sfn:startSyncExecution" => "Sfn.SfnException Sfn.SdkClientException",
        var other => throw new ArgumentOutOfRangeException(nameof(resource), other, "The design says nothing of its retries."),
    };
}
