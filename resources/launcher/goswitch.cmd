@echo off
rem The goswitch command of the desktop app: runs the app's own runtime as Node, so that nothing else need be installed.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\..\GoSwitch.exe" "%~dp0..\app.asar.unpacked\dist\goswitch.js" %*
exit /b %ERRORLEVEL%
