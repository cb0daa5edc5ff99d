using Comparison.Domain.Loans;

namespace Comparison.Domain.Tests.Loans;

public sealed class LoanApplicationTests
{
    [Theory]
    [InlineData("{}", "Missing required fields: name, sin, loan_amount")]
    [InlineData("""{ "name": "A", "sin": " ", "loan_amount": null }""", "Missing required fields: sin, loan_amount")]
    [InlineData("""{ "name": "A", "sin": "1234", "loan_amount": " " }""", "Missing required fields: loan_amount")]
    [InlineData("""{ "name": "A", "sin": "123", "loan_amount": 1 }""", "sin must be the last four digits")]
    [InlineData("""{ "name": "A", "sin": "12345", "loan_amount": 1 }""", "sin must be the last four digits")]
    [InlineData("""{ "name": "A", "sin": "12a4", "loan_amount": 1 }""", "sin must be the last four digits")]
    [InlineData("""{ "name": "A", "sin": 1234, "loan_amount": 1 }""", "sin must be text")]
    [InlineData("""{ "name": "A", "sin": "1234", "loan_amount": "ten" }""", "loan_amount must be a number")]
    [InlineData("""{ "name": "A", "sin": "1234", "loan_amount": 0 }""", "Loan amount must be greater than zero")]
    [InlineData("""{ "name": "A", "sin": "1234", "loan_amount": 1000000.01 }""", "Loan amount must be at most 1,000,000")]
    [InlineData("""{ "name": "A", "sin": "1234", "loan_amount": 1.001 }""", "Loan amount must have at most 2 decimals")]
    public void Check_BrokenRule_IsNamed(string input, string error)
    {
        var (application, errors) = LoanApplication.Check(Json.Of(input), "LOAN-1");

        Assert.Null(application);
        Assert.Equal([error], errors);
    }

    [Theory]
    [InlineData("0.01", "0.01")]
    [InlineData("1000000.00", "1000000")]
    [InlineData("\" 25000.50 \"", "25000.5")]
    public void Check_Amount_IsANumberOrItsText(string amount, string expected)
    {
        var input = Json.Of($$"""{ "application_id": "L-1", "name": " Ann ", "sin": "1234", "loan_amount": {{amount}} }""");

        var (application, errors) = LoanApplication.Check(input);

        Assert.Empty(errors);
        Assert.Equal(expected, application!.LoanAmount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(("L-1", "Ann", "1234", "L-1"), (application.ApplicationId, application.Name, application.Sin, application.CorrelationId));
    }

    [Fact]
    public void Check_EverythingWrong_NamesEveryRuleInOrder() => Assert.Equal(
        ["application_id must match ^[A-Za-z0-9_-]{1,64}$", "Missing required fields: name", "address must be text", "sin must be text",
            "Loan amount must be greater than zero"],
        LoanApplication.Check(Json.Of("""{ "application_id": "a b", "address": 1, "sin": 1, "loan_amount": -1 }""")).Errors);

    [Fact]
    public void Check_AddressAndPhone_AreTextsThatMayLack()
    {
        const string Input = """{ "application_id": "L-1", "name": "A", "sin": "1234", "loan_amount": 1, "address": " 1 Road ", "phone": " 555 " }""";

        var (application, _) = LoanApplication.Check(Json.Of(Input));

        Assert.Equal(("1 Road", "555"), (application!.Address, application.Phone));
    }

    [Fact]
    public void Check_NoObject_IsRefused() =>
        Assert.Equal(["The application must be a JSON object"], LoanApplication.Check(Json.Of("[]")).Errors);

    [Fact]
    public void Text_Application_HidesTheSin()
    {
        Assert.DoesNotContain("9182", Loan.Of(1).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "9182", FraudRequest.For(Loan.Of(1), Comparison.Domain.Decisions.Callback.Durable("x")).ToString(), StringComparison.Ordinal);
    }
}
