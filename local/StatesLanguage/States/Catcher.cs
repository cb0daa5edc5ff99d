using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Where a state goes after the errors it names, and what becomes of the error.</summary>
internal sealed record Catcher(IReadOnlyList<string> Errors, string Next, DataFlow Flow)
{
    public static Catcher Read(Fields fields, QueryLanguage language)
    {
        fields.Require("Next");
        var catcher = new Catcher(ErrorList.Read(fields), fields.Text("Next") ?? "", language.ReadCatcher(fields));
        fields.RefuseOthers();
        return catcher;
    }
}
