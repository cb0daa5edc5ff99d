using Bunit;
using Comparison.Local.Cloud.Faults;
using Comparison.Web.Components.Breaks;
using Comparison.Web.Histories;
using Comparison.Web.Tests.Support;

namespace Comparison.Web.Tests.Breaking;

public sealed class BreakBarTests : IDisposable
{
    private readonly PageContext _page = new();

    [Fact]
    public void Fault_Chosen_IsOrderedAloneBeforeTheStart()
    {
        (RunKey Run, string Scenario)? started = null;
        _page.Cloud.Ordered.Add(Fault.On(FaultKind.Throttle, "function left-over"));
        var bar = _page.Render<BreakBar>(one => one.Add(parameter => parameter.Started, run => started = run));

        bar.Find("button").Click();

        bar.WaitForAssertion(() => Assert.Equal("charge-crash-after", started?.Scenario));
        Assert.Equal([FaultKind.CrashAfter], _page.Cloud.Ordered.Select(fault => fault.Kind));
        Assert.Equal(2, _page.Cloud.Started.Count);
    }

    [Fact]
    public void Workflow_Chosen_OffersWhatBreaksOnItsWay()
    {
        var bar = _page.Render<BreakBar>();

        bar.Find("#workflow").Change("Loan");

        Assert.Contains("the fraud check's ask is throttled", bar.FindAll("#fault option").Select(option => option.TextContent));
    }

    public void Dispose() => _page.Dispose();
}
