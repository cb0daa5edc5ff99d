namespace Comparison.Local.Cloud.Accounts;

/// <summary>Something that may stand around what an account does: faults, recordings, tests.</summary>
public interface IInterceptor
{
    /// <summary>Whether it has nothing to do for now and is passed over, at no cost.</summary>
    bool IsIdle => false;
}

/// <summary>Stands around everything of one kind that an account does.</summary>
/// <typeparam name="TRequest">The kind: an HTTP request, a call of a service, an invocation of a function.</typeparam>
/// <typeparam name="TResponse">What comes of it.</typeparam>
public interface IInterceptor<TRequest, TResponse> : IInterceptor
{
    /// <summary>Lets the request through by calling <paramref name="next"/>, answers in its place, or refuses it by throwing.</summary>
    /// <param name="next">Carries out the request; not to be called for one that is refused, and its answer may be withheld.</param>
    Task<TResponse> InterceptAsync(TRequest request, Func<Task<TResponse>> next);
}

/// <summary>All that stands around what an account does, in one list: the last one added stands outermost.</summary>
/// <remarks>
/// An interceptor gets the kinds that it implements: <see cref="AccountRequest"/> (answered by its response), <see cref="InterceptedCall"/>
/// (a JSON object), of Lambda InvocationAttempt, FunctionInvocation (both a FunctionOutcome) and InvokeCall (an InvokeResult), and of SQS,
/// whose queues ask under their lock, IMessageInterceptor.
/// </remarks>
public sealed class Interceptors
{
    private readonly Lock _gate = new();
    private volatile IInterceptor[] _innermostFirst = [];

    /// <summary>Those that are there now, the innermost first.</summary>
    internal ReadOnlySpan<IInterceptor> All => _innermostFirst;

    /// <summary>Adds one around all that are there, until the result is disposed. What is under way already stays as it began.</summary>
    public IDisposable Add(IInterceptor interceptor)
    {
        lock (_gate)
            _innermostFirst = [.. _innermostFirst, interceptor];
        return new Registration(this, interceptor);
    }

    /// <summary>Adds one for a single kind.</summary>
    public IDisposable Add<TRequest, TResponse>(Func<TRequest, Func<Task<TResponse>>, Task<TResponse>> intercept) =>
        Add(new Intercepting<TRequest, TResponse>(intercept));

    /// <summary>The account's own interceptor of that type, which stands inside all others.</summary>
    internal T GetOrAddInnermost<T>(Func<T> create)
        where T : class, IInterceptor
    {
        lock (_gate)
        {
            foreach (var interceptor in _innermostFirst)
                if (interceptor is T present)
                    return present;
            var created = create();
            _innermostFirst = [created, .. _innermostFirst];
            return created;
        }
    }

    /// <summary>Whether anybody stands around that kind now. Asked first, so that nothing is made for nobody.</summary>
    internal bool Any<TRequest, TResponse>()
    {
        foreach (var interceptor in _innermostFirst)
            if (interceptor is IInterceptor<TRequest, TResponse> { IsIdle: false })
                return true;
        return false;
    }

    /// <summary>Carries out a request inside all that stand around its kind.</summary>
    internal Task<TResponse> RunAsync<TRequest, TResponse>(TRequest request, Func<Task<TResponse>> carryOut)
    {
        var next = carryOut;
        foreach (var interceptor in _innermostFirst)
            if (interceptor is IInterceptor<TRequest, TResponse> { IsIdle: false } around)
                next = Around(around, request, next);
        return next();
    }

    private static Func<Task<TResponse>> Around<TRequest, TResponse>(
        IInterceptor<TRequest, TResponse> interceptor, TRequest request, Func<Task<TResponse>> next) =>
        () => interceptor.InterceptAsync(request, next);

    private void Remove(IInterceptor interceptor)
    {
        lock (_gate)
            _innermostFirst = [.. _innermostFirst.Where(one => one != interceptor)];
    }

    private sealed class Intercepting<TRequest, TResponse>(Func<TRequest, Func<Task<TResponse>>, Task<TResponse>> intercept)
        : IInterceptor<TRequest, TResponse>
    {
        public Task<TResponse> InterceptAsync(TRequest request, Func<Task<TResponse>> next) => intercept(request, next);
    }

    private sealed class Registration(Interceptors interceptors, IInterceptor interceptor) : IDisposable
    {
        public void Dispose() => interceptors.Remove(interceptor);
    }
}
