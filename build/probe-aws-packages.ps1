# The twin of probe-aws-packages for Windows: restores a probe project and remembers what the package feed carries.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$probe = 'artifacts/aws-packages-probe'
New-Item -ItemType Directory -Force $probe | Out-Null
foreach ($empty in 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props') {
  Set-Content "$probe/$empty" '<Project />'
}
$references = Select-String -Path Directory.Packages.props -Pattern '<PackageVersion (Include="(?:Amazon\.Lambda\.|AWSSDK\.(?:Lambda|SQS|StepFunctions))[^/]*)/>' |
  ForEach-Object { "    <PackageReference $($_.Matches[0].Groups[1].Value)/>" }
$project = @('<Project Sdk="Microsoft.NET.Sdk">', '  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>', '  <ItemGroup>') +
  $references + @('  </ItemGroup>', '</Project>')
Set-Content "$probe/probe.csproj" $project
dotnet restore "$probe/probe.csproj" --nologo *> "$probe/restore.log"
if ($LASTEXITCODE -eq 0) { $mode = 'official'; $reason = "the package feed carries AWS's packages" }
else { $mode = 'local'; $reason = "the package feed lacks some of AWS's packages; see $probe/restore.log" }
Set-Content artifacts/aws-packages.props @"
<Project>
  <!-- Written by build/probe-aws-packages.ps1; delete it to have the feed asked again. -->
  <PropertyGroup>
    <AwsPackages Condition="'`$(AwsPackages)' == ''">$mode</AwsPackages>
    <AwsPackagesReason>$reason</AwsPackagesReason>
  </PropertyGroup>
</Project>
"@
