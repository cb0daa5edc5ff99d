namespace Amazon.Lambda.Model;

public class ChainedInvokeDetails
{
    public ErrorObject Error { get; set; }

    public string Result { get; set; }
}
