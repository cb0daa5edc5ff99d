using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Cli.Machines;

/// <summary>What tasks answer, by the mock file of AWS's Step Functions Local: a test case names a response for each state, and a response says
/// what each attempt gets.</summary>
/// <remarks>
/// Attempts are numbered by state, from 0 on, retries and later visits among them; the last answer holds for whatever comes after it. A state
/// without a response answers <c>{}</c>, and is listed among <see cref="Unmocked"/>.
/// </remarks>
internal sealed class MockedTasks
{
    private readonly Lock _gate = new();
    private readonly IReadOnlyDictionary<string, Answers> _answers;
    private readonly Dictionary<string, int> _attempts = [];
    private readonly SortedSet<string> _unmocked = new(StringComparer.Ordinal);

    private MockedTasks(IReadOnlyDictionary<string, Answers> answers) => _answers = answers;

    /// <summary>Nothing is mocked.</summary>
    public static MockedTasks CreateEmpty() => new(new Dictionary<string, Answers>());

    /// <summary>The states that answered <c>{}</c>, because nobody said what they answer.</summary>
    public IReadOnlyCollection<string> Unmocked => _unmocked;

    /// <summary>Reads a mock file.</summary>
    /// <param name="testCase">The test case that is played; the only one when null.</param>
    /// <exception cref="MachineException">The file is no mock file, or does not say which test case is meant.</exception>
    public static MockedTasks Read(string json, string? testCase)
    {
        try
        {
            var file = JsonNode.Parse(json)!.AsObject();
            var cases = file["StateMachines"]!.AsObject().SelectMany(machine => machine.Value!["TestCases"]!.AsObject()).ToList();
            var chosen = cases.Where(one => testCase is null || one.Key == testCase).ToList();
            if (chosen is not [var (_, states)])
                throw new MachineException(testCase is null
                    ? $"The mock file has {cases.Count} test cases: choose one of {string.Join(", ", cases.Select(one => one.Key))} by --case."
                    : $"The mock file has {chosen.Count} test cases '{testCase}', not one. Its test cases: {string.Join(", ", cases.Select(one => one.Key))}.");
            return new(states!.AsObject().ToDictionary(state => state.Key, state => Answers.Read(
                file["MockedResponses"]?[(string)state.Value!]?.AsObject()
                    ?? throw new MachineException($"The mock file has no response {state.Value}, which {state.Key} asks for."))));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new MachineException(
                "The mock file is none of Step Functions Local's, with StateMachines, TestCases and MockedResponses: "
                + broken.Message.ReplaceLineEndings(" "), broken);
        }
    }

    /// <summary>What the next attempt of a state gets.</summary>
    public TaskOutcome Next(string state)
    {
        lock (_gate)
        {
            var attempt = _attempts.GetValueOrDefault(state);
            _attempts[state] = attempt + 1;
            if (_answers.TryGetValue(state, out var answers))
                return answers.At(attempt);
            _unmocked.Add(state);
            return new TaskOutcome.Succeeded(new JsonObject());
        }
    }

    /// <summary>The answers of one response, by the attempt that each begins with.</summary>
    private sealed class Answers(IReadOnlyList<(int From, JsonObject Answer)> all)
    {
        public static Answers Read(JsonObject response)
        {
            // "0", or "1-3" for several attempts.
            var read = response.Select(answer => (int.Parse(answer.Key.Split('-')[0], CultureInfo.InvariantCulture), answer.Value!.AsObject()))
                .OrderBy(answer => answer.Item1).ToList();
            return read.Count > 0 && read.TrueForAll(answer => answer.Item2.ContainsKey("Return") || answer.Item2.ContainsKey("Throw"))
                ? new(read)
                : throw new FormatException("each answer of a response has Return or Throw");
        }

        public TaskOutcome At(int attempt)
        {
            var answer = all.LastOrDefault(one => one.From <= attempt, all[0]).Answer;
            return answer["Throw"] is { } error
                ? new TaskOutcome.Failed((string?)error["Error"], (string?)error["Cause"])
                : new TaskOutcome.Succeeded(answer["Return"]?.DeepClone());
        }
    }
}

/// <summary>A machine cannot be played; the message is one line for whoever asked for it.</summary>
internal sealed class MachineException(string message, Exception? cause = null) : Exception(message, cause);
