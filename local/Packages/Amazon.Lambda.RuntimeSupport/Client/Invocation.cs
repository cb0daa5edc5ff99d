using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>One invocation: the payload and what Lambda says about it.</summary>
public class InvocationRequest : IDisposable
{
    internal InvocationRequest(Stream inputStream, ILambdaContext lambdaContext) =>
        (InputStream, LambdaContext) = (inputStream, lambdaContext);

    public Stream InputStream { get; }

    public ILambdaContext LambdaContext { get; }

    public void Dispose()
    {
        InputStream.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The payload that answers an invocation, read from where the stream stands.</summary>
public class InvocationResponse
{
    public InvocationResponse(Stream outputStream)
        : this(outputStream, true)
    {
    }

    /// <param name="disposeOutputStream">False for a handler that uses the stream again.</param>
    public InvocationResponse(Stream outputStream, bool disposeOutputStream) =>
        (OutputStream, DisposeOutputStream) = (outputStream, disposeOutputStream);

    public Stream OutputStream { get; set; }

    public bool DisposeOutputStream { get; }
}
