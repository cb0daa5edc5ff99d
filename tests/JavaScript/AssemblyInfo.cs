using Comparison.JavaScript.Tests;

[assembly: AssemblyFixture(typeof(NodePackages))]
