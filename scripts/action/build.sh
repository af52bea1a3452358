#!/usr/bin/env bash
# Fails with a diff when a README is stale; a folder without a project has none.
set -uo pipefail
: "${RUNNER_TEMP:?}" "${GITHUB_OUTPUT:?}"
. "${BASH_SOURCE[0]%/*}/printing.sh"

case ${BUILD:-true} in
  [Tt][Rr][Uu][Ee]) ;;
  *)
    echo '::error title=awesomekit::The input "build" is neither "true" nor "false".'
    echo "status=2" >>"$GITHUB_OUTPUT"
    exit 2
    ;;
esac

printed=$(mktemp "$RUNNER_TEMP/awesomekit-diff.XXXXXX") || exit 2
errors=$(mktemp "$RUNNER_TEMP/awesomekit-errors.XXXXXX") || exit 2
trap 'rm -f -- "$printed" "$errors"' EXIT
"$RUNNER_TEMP/awesomekit/bin/awesomekit" build --check </dev/null >"$printed" 2>"$errors"
status=$?
# the whole message, so that no name of a file can pass for it
none='error: no project here: there is no "awesomekit.yaml" and no "lists" folder in this'
none+=" directory or above it; change to a project's folder"
if [ "$status" -eq 2 ] && [ "$(<"$errors")" = "$none" ]; then
  echo "no project here: no README to check"
  status=0
else
  print_inert "$printed"
  print_inert "$errors"
  annotate awesomekit "error: " "$errors"
  annotate "stale README" "stale: " "$errors"
fi
echo "status=$status" >>"$GITHUB_OUTPUT"
exit "$status"
