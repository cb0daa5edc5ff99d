using System.Net;
using Comparison.Reports.Charts;
using Comparison.Web.Clouds;
using Comparison.Web.Components;
using Comparison.Web.Deciding;
using Comparison.Web.Playing;
using Comparison.Web.Traces;
using Comparison.Web.Watching;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Console;

namespace Comparison.Web.Hosting;

/// <summary>Puts the page together: a web server on this machine alone, over one cloud.</summary>
public static class PageHost
{
    /// <param name="traces">Where runs that have ended are sent as traces; null for nowhere.</param>
    public static WebApplication Build(int port, ICloud cloud, TraceTarget? traces = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Comparison.Web",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.WebHost.UseStaticWebAssets(); // the build's output is served as it is, without publishing it
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical) // that it does not start the program says itself, in one line
            .AddSimpleConsole(console => console.SingleLine = true)
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(cloud).AddSingleton<CloudWatch>().AddSingleton<Starts>().AddSingleton<WorldPlayer>().AddSingleton<Clerk>();
        if (traces is not null)
            builder.Services.AddSingleton(traces).AddSingleton(TimeProvider.System).AddSingleton<HttpClient>().AddHostedService<TraceExport>();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider(); // nothing that was signed outlives the page
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();

        var app = builder.Build();
        app.UseMiddleware<OwnPagesOnly>();
        app.UseAntiforgery();
        app.MapStaticAssets();
        // The charts' own, which reports have inside of themselves.
        app.MapGet("/charts.css", () => Results.Text(ChartStyle.Css, "text/css"));
        // Whom frames are for, the page's own policy says.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
