namespace Amazon.Lambda.Annotations;

/// <summary>Takes a parameter from the services of the invocation's scope; it is no part of the event.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromServicesAttribute : Attribute;
