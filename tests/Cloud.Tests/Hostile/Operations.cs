namespace Comparison.Cloud.Tests.Hostile;

/// <summary>A request for every operation that is called by <c>X-Amz-Target</c>, as a client means it.</summary>
internal static class Operations
{
    private const string Machine = "arn:aws:states:us-east-1:000000000001:stateMachine:m";
    private const string Activity = "arn:aws:states:us-east-1:000000000001:activity:a";
    private const string Execution = "arn:aws:states:us-east-1:000000000001:execution:m:e";
    private const string Queue = "http://127.0.0.1/000000000001/q";

    private const string Definition =
        """{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage.waitForTaskToken\",\"Parameters\":{\"QueueUrl\":\"http://127.0.0.1/000000000001/q\",\"MessageBody\":{\"t.$\":\"$$.Task.Token\"}},\"TimeoutSeconds\":60,\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"B\"}],\"End\":true},\"B\":{\"Type\":\"Succeed\"}}}""";

    public static IReadOnlyList<(string Target, string Body)> All { get; } =
    [
        .. Of("AWSStepFunctions",
            ("CreateActivity", """{"name":"a","tags":[{"key":"k","value":"v"}]}"""),
            ("CreateStateMachine", $$$"""{"name":"m","roleArn":"arn:aws:iam::000000000001:role/r","definition":"{{{Definition}}}","publish":true,"type":"STANDARD"}"""),
            ("CreateStateMachineAlias", $$$"""{"name":"live","description":"d","routingConfiguration":[{"stateMachineVersionArn":"{{{Machine}}}:1","weight":100}]}"""),
            ("DeleteActivity", $$$"""{"activityArn":"{{{Activity}}}"}"""),
            ("DeleteStateMachine", """{"stateMachineArn":"arn:aws:states:us-east-1:000000000001:stateMachine:gone"}"""),
            ("DeleteStateMachineAlias", $$$"""{"stateMachineAliasArn":"{{{Machine}}}:gone"}"""),
            ("DeleteStateMachineVersion", $$$"""{"stateMachineVersionArn":"{{{Machine}}}:1"}"""),
            ("DescribeActivity", $$$"""{"activityArn":"{{{Activity}}}"}"""),
            ("DescribeExecution", $$$"""{"executionArn":"{{{Execution}}}","includedData":"ALL_DATA"}"""),
            ("DescribeStateMachine", $$$"""{"stateMachineArn":"{{{Machine}}}"}"""),
            ("DescribeStateMachineAlias", $$$"""{"stateMachineAliasArn":"{{{Machine}}}:live"}"""),
            ("DescribeStateMachineForExecution", $$$"""{"executionArn":"{{{Execution}}}"}"""),
            ("GetActivityTask", """{"activityArn":"arn:aws:states:us-east-1:000000000001:activity:none","workerName":"w"}"""),
            ("GetExecutionHistory", $$$"""{"executionArn":"{{{Execution}}}","maxResults":100,"reverseOrder":true,"nextToken":"AAAA"}"""),
            ("ListActivities", """{"maxResults":100,"nextToken":"AAAA"}"""),
            ("ListExecutions", $$$"""{"stateMachineArn":"{{{Machine}}}","statusFilter":"RUNNING"}"""),
            ("ListStateMachineAliases", $$$"""{"stateMachineArn":"{{{Machine}}}"}"""),
            ("ListStateMachineVersions", $$$"""{"stateMachineArn":"{{{Machine}}}"}"""),
            ("ListStateMachines", """{"maxResults":100}"""),
            ("ListTagsForResource", $$$"""{"resourceArn":"{{{Machine}}}"}"""),
            ("PublishStateMachineVersion", $$$"""{"stateMachineArn":"{{{Machine}}}","description":"d"}"""),
            ("RedriveExecution", $$$"""{"executionArn":"{{{Execution}}}","clientToken":"t"}"""),
            ("SendTaskFailure", """{"taskToken":"AAAA","error":"e","cause":"c"}"""),
            ("SendTaskHeartbeat", """{"taskToken":"AAAA"}"""),
            ("SendTaskSuccess", """{"taskToken":"AAAA","output":"{}"}"""),
            ("StartExecution", $$$"""{"stateMachineArn":"{{{Machine}}}","input":"{\"a\":1}"}"""),
            ("StartExecution", $$$"""{"stateMachineArn":"{{{Machine}}}","name":"e"}"""),
            ("StartSyncExecution", $$$"""{"stateMachineArn":"{{{Machine}}}","input":"{\"a\":1}","includedData":"ALL_DATA"}"""),
            ("StopExecution", $$$"""{"executionArn":"{{{Execution}}}","error":"e"}"""),
            ("TagResource", $$$"""{"resourceArn":"{{{Machine}}}","tags":[{"key":"k","value":"v"}]}"""),
            ("TestState", """{"definition":"{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\",\"Parameters\":{\"MessageBody.$\":\"$.a\"},\"End\":true}","input":"{\"a\":1}","inspectionLevel":"TRACE","mock":{"result":"{\"MessageId\":\"m\"}"},"stateConfiguration":{"retrierRetryCount":1}}"""),
            ("UntagResource", $$$"""{"resourceArn":"{{{Machine}}}","tagKeys":["k"]}"""),
            ("UpdateStateMachine", $$$"""{"stateMachineArn":"{{{Machine}}}","definition":"{{{Definition}}}"}"""),
            ("UpdateStateMachineAlias", $$$"""{"stateMachineAliasArn":"{{{Machine}}}:live","routingConfiguration":[{"stateMachineVersionArn":"{{{Machine}}}:1","weight":100}]}"""),
            ("ValidateStateMachineDefinition", $$$"""{"definition":"{{{Definition}}}","severity":"ERROR"}""")),
        .. Of("AmazonSQS",
            ("ChangeMessageVisibility", $$$"""{"QueueUrl":"{{{Queue}}}","ReceiptHandle":"AAAA","VisibilityTimeout":0}"""),
            ("ChangeMessageVisibilityBatch", $$$"""{"QueueUrl":"{{{Queue}}}","Entries":[{"Id":"1","ReceiptHandle":"AAAA","VisibilityTimeout":0}]}"""),
            ("CreateQueue", """{"QueueName":"q","Attributes":{"VisibilityTimeout":"30","RedrivePolicy":"{}"},"tags":{"k":"v"}}"""),
            ("DeleteMessage", $$$"""{"QueueUrl":"{{{Queue}}}","ReceiptHandle":"AAAA"}"""),
            ("DeleteMessageBatch", $$$"""{"QueueUrl":"{{{Queue}}}","Entries":[{"Id":"1","ReceiptHandle":"AAAA"}]}"""),
            ("DeleteQueue", """{"QueueUrl":"http://127.0.0.1/000000000001/gone"}"""),
            ("GetQueueAttributes", $$$"""{"QueueUrl":"{{{Queue}}}","AttributeNames":["All"]}"""),
            ("GetQueueUrl", """{"QueueName":"q"}"""),
            ("ListQueues", """{"QueueNamePrefix":"q","MaxResults":21}"""),
            ("ListQueueTags", $$$"""{"QueueUrl":"{{{Queue}}}"}"""),
            ("PurgeQueue", $$$"""{"QueueUrl":"{{{Queue}}}"}"""),
            ("ReceiveMessage", $$$"""{"QueueUrl":"{{{Queue}}}","WaitTimeSeconds":0,"MessageAttributeNames":["All"],"MessageSystemAttributeNames":["All"]}"""),
            ("SendMessage", $$$$"""{"QueueUrl":"{{{{Queue}}}}","MessageBody":"b","DelaySeconds":0,"MessageAttributes":{"a":{"DataType":"String","StringValue":"v"}}}"""),
            ("SendMessageBatch", $$$"""{"QueueUrl":"{{{Queue}}}","Entries":[{"Id":"1","MessageBody":"b"}]}"""),
            ("SetQueueAttributes", $$$"""{"QueueUrl":"{{{Queue}}}","Attributes":{"DelaySeconds":"0"}}"""),
            ("TagQueue", $$$"""{"QueueUrl":"{{{Queue}}}","Tags":{"k":"v"}}"""),
            ("UntagQueue", $$$"""{"QueueUrl":"{{{Queue}}}","TagKeys":["k"]}""")),
        .. Of("DynamoDB_20120810",
            ("BatchGetItem", """{"RequestItems":{"tab":{"Keys":[{"id":{"S":"1"}}],"ProjectionExpression":"#n","ExpressionAttributeNames":{"#n":"id"}}}}"""),
            ("BatchWriteItem", """{"RequestItems":{"tab":[{"PutRequest":{"Item":{"id":{"S":"1"},"n":{"N":"1"}}}},{"DeleteRequest":{"Key":{"id":{"S":"2"}}}}]}}"""),
            ("CreateTable", """{"TableName":"tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}"""),
            ("DeleteItem", """{"TableName":"tab","Key":{"id":{"S":"1"}},"ConditionExpression":"attribute_exists(id)","ReturnValues":"ALL_OLD"}"""),
            ("DeleteTable", """{"TableName":"gone"}"""),
            ("DescribeTable", """{"TableName":"tab"}"""),
            ("DescribeTimeToLive", """{"TableName":"tab"}"""),
            ("GetItem", """{"TableName":"tab","Key":{"id":{"S":"1"}},"ConsistentRead":true}"""),
            ("ListTables", """{"Limit":21,"ExclusiveStartTableName":"a"}"""),
            ("PutItem", """{"TableName":"tab","Item":{"id":{"S":"1"},"l":{"L":[{"N":"1"},{"BOOL":true},{"NULL":true}]},"m":{"M":{"a":{"SS":["x"]}}},"b":{"B":"AAAA"}}}"""),
            ("Query", """{"TableName":"tab","KeyConditionExpression":"id = :v","FilterExpression":"#n > :n","ExpressionAttributeNames":{"#n":"n"},"ExpressionAttributeValues":{":v":{"S":"1"},":n":{"N":"0"}},"Limit":21,"ExclusiveStartKey":{"id":{"S":"0"}}}"""),
            ("Scan", """{"TableName":"tab","FilterExpression":"size(id) > :n","ExpressionAttributeValues":{":n":{"N":"0"}}}"""),
            ("TransactGetItems", """{"TransactItems":[{"Get":{"TableName":"tab","Key":{"id":{"S":"1"}}}}]}"""),
            ("TransactWriteItems", """{"ClientRequestToken":"c","TransactItems":[{"Put":{"TableName":"tab","Item":{"id":{"S":"1"}}}},{"ConditionCheck":{"TableName":"tab","Key":{"id":{"S":"2"}},"ConditionExpression":"attribute_not_exists(id)"}}]}"""),
            ("UpdateItem", """{"TableName":"tab","Key":{"id":{"S":"1"}},"UpdateExpression":"SET #n = if_not_exists(#n, :v) + :v, a.b[0] = list_append(a, :v) REMOVE c ADD d :v","ExpressionAttributeNames":{"#n":"n"},"ExpressionAttributeValues":{":v":{"N":"1"}},"ReturnValues":"UPDATED_NEW"}"""),
            ("UpdateTimeToLive", """{"TableName":"tab","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}""")),
    ];

    private static IEnumerable<(string Target, string Body)> Of(string service, params (string Operation, string Body)[] operations) =>
        operations.Select(operation => ($"{service}.{operation.Operation}", operation.Body));
}
