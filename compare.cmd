@echo off
rem Finds the .NET SDK, has build\compare.proj settle which AWS packages the feed has and build what is needed, and hands over to the CLI.
setlocal
set "COMPARE_DIRECTORY=%CD%"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
pushd "%~dp0"
rem A shell asks what can follow: at once, or not at all.
set "first=%~1"
if "%first:~0,8%"=="[suggest" (
  if exist artifacts\bin\Comparison.Cli\release\compare.dll dotnet artifacts\bin\Comparison.Cli\release\compare.dll %*
  popd
  exit /b 0
)
where dotnet >nul 2>nul || (echo The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2 & popd & exit /b 2)
dotnet --version >nul 2>nul || (echo This needs the .NET 10 SDK, see global.json: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2 & popd & exit /b 2)
if not exist artifacts mkdir artifacts 2>nul
if not exist artifacts (echo This checkout cannot be written to, and compare builds into its folder artifacts 1>&2 & popd & exit /b 2)
if /i "%~1"=="test" goto test

if exist artifacts\notice.txt del artifacts\notice.txt
rem The first build takes minutes, so it says project by project how far it is.
set "logger=-noConsoleLogger"
if not exist artifacts\bin\Comparison.Cli\release\compare.dll (
  echo Building ... 1>&2
  set "logger=-v:minimal"
)
dotnet msbuild build\compare.proj -m -noLogo %logger% -fileLoggerParameters:"LogFile=artifacts\build.log;Verbosity=minimal" 1>&2
if errorlevel 1 (
  findstr /i "error" artifacts\build.log 1>&2
  echo The build failed; all of it is in artifacts\build.log 1>&2
  popd
  exit /b 2
)
if exist artifacts\notice.txt type artifacts\notice.txt 1>&2
dotnet artifacts\bin\Comparison.Cli\release\compare.dll %*
goto done

:test
if "%~2"=="" goto run_tests
if /i "%~2"=="--help" (echo Usage: compare test [--all] & popd & exit /b 0)
if /i not "%~2"=="--all" (echo Usage: compare test [--all] 1>&2 & popd & exit /b 2)
if not "%~3"=="" (echo Usage: compare test [--all] 1>&2 & popd & exit /b 2)
set COMPARE_ALL=1
:run_tests
dotnet msbuild build\compare.proj -t:Test -noLogo -v:minimal

:done
set "code=%ERRORLEVEL%"
popd
exit /b %code%
