@echo off
rem Finds the .NET SDK, settles once which AWS packages the feed has, builds what is needed and hands over to the CLI.
setlocal
set "COMPARE_DIRECTORY=%CD%"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
pushd "%~dp0"
where dotnet >nul 2>nul || (echo The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2 & popd & exit /b 2)
if not exist artifacts mkdir artifacts
if not exist artifacts\aws-packages.props if "%AwsPackages%"=="" powershell -NoProfile -ExecutionPolicy Bypass -File build\probe-aws-packages.ps1 || (popd & exit /b 2)
if /i "%~1"=="test" (
  dotnet build Comparison.sln -c Release --nologo -v quiet && dotnet test Comparison.sln -c Release --no-build --nologo
  goto done
)
dotnet build console\Cli -c Release --nologo -v quiet > artifacts\build.log 2>&1 || (findstr /i "error" artifacts\build.log 1>&2 & popd & exit /b 2)
dotnet artifacts\bin\Comparison.Cli\release\compare.dll %*
:done
set "code=%ERRORLEVEL%"
popd
exit /b %code%
