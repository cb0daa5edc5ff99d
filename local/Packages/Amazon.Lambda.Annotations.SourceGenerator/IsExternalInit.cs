namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to build records for netstandard2.0, which generators must target.</summary>
internal static class IsExternalInit;
