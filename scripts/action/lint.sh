#!/usr/bin/env bash
# Runs the check with annotations; inputs come through the environment only.
set -uo pipefail
: "${RUNNER_TEMP:?}" "${GITHUB_OUTPUT:?}"
arguments=(lint --output-format github)
[ -n "${SELECT:-}" ] && arguments+=("--select=$SELECT")
[ -n "${IGNORE:-}" ] && arguments+=("--ignore=$IGNORE")
arguments+=(--)
while IFS= read -r path; do
  [ -n "$path" ] && arguments+=("$path")
done <<<"${PATHS:-}"
"$RUNNER_TEMP/awesomekit/bin/awesomekit" "${arguments[@]}"
status=$?
echo "status=$status" >>"$GITHUB_OUTPUT"
exit "$status"
