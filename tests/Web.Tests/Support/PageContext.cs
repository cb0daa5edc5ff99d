using Bunit;
using Comparison.Adapters.Decisions;
using Comparison.Local.Stacks;
using Comparison.Web.Clouds;
using Comparison.Web.Deciding;
using Comparison.Web.Playing;
using Comparison.Web.Watching;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.Web.Tests.Support;

/// <summary>Components over a fake cloud, as in a browser that is connected.</summary>
internal sealed class PageContext : BunitContext
{
    public PageContext()
    {
        Services.AddSingleton<ICloud>(Cloud).AddSingleton<CloudWatch>().AddSingleton<Starts>().AddSingleton<WorldPlayer>().AddSingleton<Clerk>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public FakeCloud Cloud { get; } = new();

    /// <summary>A question about a loan that waits in these variants, in all when none is named.</summary>
    public InboxItem Ask(params Variant[] variants)
    {
        var asked = new PendingDecision(
            "loan.LOAN-1.manager-approval", "loan", "LOAN-1", "Approve loan LOAN-1?", new Dictionary<string, string> { ["name"] = "<b>Alice</b>" },
            ["first@example.com", "second@example.com"], RunEvents.Start.AddMinutes(30));
        variants = variants.Length > 0 ? variants : [Variant.Durable, Variant.StepFunctions];
        foreach (var variant in variants)
            Cloud.Pending[variant].Add(asked);
        return new(asked, variants);
    }
}
