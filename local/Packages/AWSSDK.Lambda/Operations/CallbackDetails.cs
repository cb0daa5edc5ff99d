namespace Amazon.Lambda.Model;

public class CallbackDetails
{
    public string CallbackId { get; set; }

    public ErrorObject Error { get; set; }

    public string Result { get; set; }
}
