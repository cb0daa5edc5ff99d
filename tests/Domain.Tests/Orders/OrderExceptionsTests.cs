using Comparison.Domain.Orders;

namespace Comparison.Domain.Tests.Orders;

public sealed class OrderExceptionsTests
{
    [Fact]
    public void Message_OutOfStock_NamesTheItem() => Assert.Equal("WIDGET-1 is out of stock.", new OutOfStockException("WIDGET-1").Message);

    [Fact]
    public void Message_CarrierUnavailable_NamesTheAttempt() =>
        Assert.Equal("No carrier came at attempt 2.", new CarrierUnavailableException(2).Message);
}
