using Amazon.DynamoDBv2.Model;
using static Comparison.Cloud.Tests.DynamoDb.DynamoDbAccount;

namespace Comparison.Cloud.Tests.DynamoDb;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, AttributeValue> Known = new()
    {
        [":a"] = S("a"),
        [":five"] = N("5.0"),
        [":nine"] = N("9"),
        [":hello"] = S("hello"),
        [":he"] = S("he"),
        [":type"] = S("L"),
        [":list"] = new() { L = [S("new")] },
        [":set"] = new() { SS = ["x"] },
    };

    [Theory]
    [InlineData("five = :five", true)]
    [InlineData("five <> :five", false)]
    [InlineData("absent <> :five", true)]
    [InlineData("word <> :five", true)]
    [InlineData("(five) = (:five)", true)]
    [InlineData("(size(word)) = size((word))", true)]
    [InlineData("(five) BETWEEN (:five) AND (:nine)", true)]
    [InlineData("word IN ((:a), (:hello))", true)]
    [InlineData("(word = :a) OR ((five) = :five)", true)]
    [InlineData("(NOT (word = :a))", true)]
    [InlineData("(word = :hello) AND (word = :hello)", true)]
    [InlineData("((word = :a) OR (five = :five))", true)]
    [InlineData("five < :nine AND :nine > five", true)]
    [InlineData("five BETWEEN :five AND :nine and five >= :five", true)]
    [InlineData("word IN (:a, :hello)", true)]
    [InlineData("word IN (:a)", false)]
    [InlineData("NOT word = :a AND NOT attribute_exists(absent)", true)]
    [InlineData("NOT (word = :hello OR word = :a)", false)]
    [InlineData("word = :a AND word = :a OR word = :hello", true)]
    [InlineData("word = :a AND (word = :a OR word = :hello)", false)]
    [InlineData("attribute_exists(nested.deep[1].leaf)", true)]
    [InlineData("attribute_not_exists(nested.deep[9])", true)]
    [InlineData("attribute_type(nested.deep, :type)", true)]
    [InlineData("begins_with(word, :he)", true)]
    [InlineData("begins_with(five, :he)", false)]
    [InlineData("contains(word, :hello)", true)]
    [InlineData("contains(tags, :a)", true)]
    [InlineData("contains(nested.deep, :a)", true)]
    [InlineData("size(word) = :five", true)]
    [InlineData("size(absent) < :nine", false)]
    [InlineData("size(nested.deep) < :five", true)]
    [InlineData("word < :nine", false)]
    public async Task Condition_OnOneItem_HoldsOrNot(string expression, bool holds)
    {
        await using var dynamo = await WithItemAsync();

        var call = dynamo.Client.DeleteItemAsync(new DeleteItemRequest
        {
            TableName = "things",
            Key = Key("p"),
            ConditionExpression = expression,
            ExpressionAttributeValues = Used(expression),
        });

        if (holds)
            await call;
        else
            await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => call);
        Assert.Equal(holds, (await dynamo.GetAsync("p")) is null);
    }

    [Theory]
    [InlineData(100, 148, " OR NOT five=:five", null)]
    [InlineData(101, 0, "", "Invalid ConditionExpression: The IN operator takes 100 operands at the most;")]
    [InlineData(1, 150, "", "Invalid ConditionExpression: The expression has more than 300 operators;")]
    public async Task Condition_AtItsLimits_IsTakenAndBeyondRefused(int choices, int pairs, string end, string? message)
    {
        await using var dynamo = await WithItemAsync();
        // IN is one operator, each pair is two, and the end three: 300 in the first row, 301 in the last.
        var expression = $"five IN ({string.Join(',', Enumerable.Repeat(":nine", choices))}){string.Concat(Enumerable.Repeat(" OR a=:a", pairs))}{end}";
        var call = dynamo.Client.DeleteItemAsync(new DeleteItemRequest
        {
            TableName = "things", Key = Key("p"), ConditionExpression = expression, ExpressionAttributeValues = Used(expression),
        });

        if (message is null)
            await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => call);
        else
            Assert.Equal(OneFault + message, await RefusedAsync(() => call));
    }

    [Theory]
    [InlineData("SET word = :a", "word", "S:a")]
    [InlineData("set five = five - :nine", "five", "N:-4")]
    [InlineData("SET fresh = if_not_exists(fresh, :five) + :nine", "fresh", "N:14")]
    [InlineData("SET fresh = ((five)+(:nine))", "fresh", "N:14")]
    [InlineData("SET fresh = (if_not_exists(fresh, (:five))) + (:nine)", "fresh", "N:14")]
    [InlineData("SET word = if_not_exists(word, :a)", "word", "S:hello")]
    [InlineData("SET fresh = list_append(:list, :list)", "fresh", "L:new,new")]
    [InlineData("SET nested.deep[0] = :hello", "nested", "M:hello")]
    [InlineData("SET nested.deep[7] = :hello REMOVE nested.deep[0], nested.deep[1]", "nested", "M:hello")]
    [InlineData("SET word = five, five = word", "word", "N:5")]
    [InlineData("REMOVE word", "word", null)]
    [InlineData("REMOVE absent", "absent", null)]
    [InlineData("ADD five :five", "five", "N:10")]
    [InlineData("ADD fresh :set", "fresh", "SS:x")]
    [InlineData("ADD tags :set", "tags", "SS:a,b,x")]
    [InlineData("ADD tags :set DELETE spare :set", "spare", null)]
    public async Task Update_OfOneItem_Changes(string expression, string attribute, string? expected)
    {
        await using var dynamo = await WithItemAsync();

        await UpdateAsync(dynamo, expression);

        Assert.Equal(expected, Show((await dynamo.GetAsync("p")).GetValueOrDefault(attribute)));
    }

    [Theory]
    [InlineData("SET", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"SET\"")]
    [InlineData("", "Invalid UpdateExpression: The expression can not be empty;")]
    [InlineData("SET status = :a", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status")]
    [InlineData("SET word = :a SET five = :a", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET nested.a = :a, nested = :a", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [nested, a], path two: [nested]")]
    [InlineData("SET word = #nobody", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #nobody")]
    [InlineData("SET word = :nobody", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :nobody")]
    [InlineData("SET word = five + (:five + :nine)", "Invalid UpdateExpression: Syntax error; token: \"+\", near: \" + (:five + :nine)\"")]
    [InlineData("SET word = absent", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET word.x = :a", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET word = word + :five", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET word = word + :a", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [InlineData("SET pk = :a", "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key")]
    [InlineData("SET grp = :nine", "One or more parameter values were invalid: Type mismatch for Index Key grp Expected: S Actual: N IndexName: by-group")]
    [InlineData("DELETE tags :a", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: DELETE, operand type: STRING")]
    public async Task Update_BrokenExpression_IsRefusedInAwsWords(string expression, string message)
    {
        await using var dynamo = await WithItemAsync();

        var refusal = await RefusedAsync(() => UpdateAsync(dynamo, expression));

        // What is wrong with the expression itself is told before the item is looked at.
        Assert.Equal((message.StartsWith("Invalid UpdateExpression", StringComparison.Ordinal) ? OneFault : "") + message, refusal);
        Assert.Equal("hello", (await dynamo.GetAsync("p"))["word"].S);
    }

    [Theory]
    [InlineData("word = :a AND", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"d = :a AND\"")]
    [InlineData("word == :a", "Invalid ConditionExpression: Syntax error; token: \"=\", near: \"word == :a\"")]
    [InlineData("exists(word)", "Invalid ConditionExpression: Invalid function name; function: exists")]
    [InlineData("((five = :five))", "Invalid ConditionExpression: The expression has redundant parentheses;")]
    [InlineData("((five = :five) ) OR word = :a", "Invalid ConditionExpression: The expression has redundant parentheses;")]
    [InlineData("((five)) = :five", "Invalid ConditionExpression: The expression has redundant parentheses;")]
    [InlineData("five = five", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [five]")]
    [InlineData("contains(nested.deep[1], nested.deep[1])", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [nested, deep, [1]]")]
    [InlineData("five BETWEEN :five AND :a", "Invalid ConditionExpression: The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {S:a}")]
    [InlineData("size(size(word)) = :five", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("contains(word)", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1")]
    [InlineData("begins_with(word, :five)", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("five < :list", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: L")]
    public async Task Condition_BrokenExpression_IsRefusedInAwsWords(string expression, string message)
    {
        await using var dynamo = await WithItemAsync();

        var refusal = await RefusedAsync(() => dynamo.Client.DeleteItemAsync(new DeleteItemRequest
        {
            TableName = "things",
            Key = Key("p"),
            ConditionExpression = expression,
            ExpressionAttributeValues = Used(expression),
        }));

        Assert.Equal(OneFault + message, refusal);
    }

    [Fact]
    public async Task Update_ValueThatNoExpressionUses_IsRefused()
    {
        await using var dynamo = await WithItemAsync();

        var refusal = await RefusedAsync(() => dynamo.Client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = "things",
            Key = Key("p"),
            UpdateExpression = "SET word = :a",
            ExpressionAttributeValues = new() { [":a"] = S("a"), [":b"] = S("b") },
        }));

        Assert.Equal(OneFault + "Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}", refusal);
    }

    private static async Task<DynamoDbAccount> WithItemAsync()
    {
        var dynamo = await StartAsync();
        var leaf = new AttributeValue { M = new() { ["leaf"] = S("green") } };
        var nested = new AttributeValue { M = new() { ["deep"] = new() { L = [S("a"), leaf] } } };
        await dynamo.PutAsync("p", "0", ("five", N("5")), ("word", S("hello")), ("tags", new() { SS = ["a", "b"] }), ("nested", nested));
        return dynamo;
    }

    private static Task<UpdateItemResponse> UpdateAsync(DynamoDbAccount dynamo, string expression) => dynamo.Client.UpdateItemAsync(new UpdateItemRequest
    {
        TableName = "things",
        Key = Key("p"),
        UpdateExpression = expression,
        ExpressionAttributeValues = Used(expression),
    });

    private static Dictionary<string, AttributeValue>? Used(string expression)
    {
        var used = Known.Where(value => System.Text.RegularExpressions.Regex.IsMatch(expression, $@"{value.Key}\b")).ToDictionary();
        return used.Count == 0 ? null : used;
    }

    private static string? Show(AttributeValue? value) =>
        value is null ? null
        : value.S is { } text ? $"S:{text}"
        : value.N is { } number ? $"N:{number}"
        : value.SS is { } set ? $"SS:{string.Join(',', set.Order())}"
        : value.L is { } list ? $"L:{string.Join(',', list.Select(element => element.S))}"
        : $"M:{value.M["deep"].L[0].S}";
}
