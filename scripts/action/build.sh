#!/usr/bin/env bash
# Fails with a diff when a README is stale; a folder without a project has none.
set -uo pipefail
: "${RUNNER_TEMP:?}" "${GITHUB_OUTPUT:?}"
if [ ! -e awesomekit.yaml ] && [ ! -d lists ]; then
  echo "no project here: no README to check"
  echo "status=0" >>"$GITHUB_OUTPUT"
  exit 0
fi
# a diff holds text of the list: workflow commands are off while it is printed
token=$("$RUNNER_TEMP/awesomekit/bin/python" -c 'import secrets; print(secrets.token_hex(16))')
echo "::stop-commands::$token"
"$RUNNER_TEMP/awesomekit/bin/awesomekit" build --check
status=$?
echo "::$token::"
[ "$status" -eq 1 ] && echo "::error title=stale README::Run \"awesomekit build\" and commit the result."
echo "status=$status" >>"$GITHUB_OUTPUT"
exit "$status"
