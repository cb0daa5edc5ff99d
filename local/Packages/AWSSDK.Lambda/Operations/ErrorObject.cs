namespace Amazon.Lambda.Model;

public class ErrorObject
{
    public string ErrorData { get; set; }

    public string ErrorMessage { get; set; }

    public string ErrorType { get; set; }

    public List<string> StackTrace { get; set; }
}
