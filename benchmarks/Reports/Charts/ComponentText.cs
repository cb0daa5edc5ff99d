using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comparison.Reports.Charts;

/// <summary>Renders a component to text outside of any web server: for files.</summary>
public static class ComponentText
{
    /// <summary>The component's markup; whatever is not markup of the component's own is encoded.</summary>
    /// <param name="parameters">By the names of the component's properties.</param>
    public static async Task<string> RenderAsync(Type component, IDictionary<string, object?> parameters)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters));
            return root.ToHtmlString();
        });
    }
}
