@echo off
rem Starts the build on Windows; see build.ps1.
powershell -ExecutionPolicy ByPass -NoProfile -File "%~dp0build.ps1" %*
exit /b %ERRORLEVEL%
