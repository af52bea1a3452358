#!/usr/bin/env bash
# Runs the check with annotations; inputs come through the environment only.
set -uo pipefail
: "${RUNNER_TEMP:?}" "${GITHUB_OUTPUT:?}"
. "${BASH_SOURCE[0]%/*}/printing.sh"

# stale READMEs are the other step's: it shows the difference, and it can be turned off
arguments=(lint --output-format=github --ignore=AK901)
[ -n "${SELECT:-}" ] && arguments+=("--select=$SELECT")
[ -n "${IGNORE:-}" ] && arguments+=("--ignore=$IGNORE")
arguments+=(--)
while IFS= read -r path; do
  # a bare "-" would mean standard input
  [ "$path" = - ] && path=./-
  [ -n "$path" ] && arguments+=("$path")
done <<<"${PATHS:-}"

# awesomekit names files as seen from here, GitHub as seen from the repository's root
here=$(pwd -P)
root=$(cd -- "${GITHUB_WORKSPACE:-.}" && pwd -P) || root=$here
prefix=
[ "${here#"$root"/}" != "$here" ] && prefix=${here#"$root"/}/
prefix=${prefix//%/%25} prefix=${prefix//:/%3A} prefix=${prefix//,/%2C}

errors=$(mktemp "$RUNNER_TEMP/awesomekit-errors.XXXXXX") || exit 2
trap 'rm -f -- "$errors"' EXIT
"$RUNNER_TEMP/awesomekit/bin/awesomekit" "${arguments[@]}" </dev/null 2>"$errors" |
  while IFS= read -r line; do
    case $line in
      ::*" file="*) printf '%s file=%s%s\n' "${line%% file=*}" "$prefix" "${line#* file=}" ;;
      *) printf '%s\n' "$line" ;;
    esac
  done
status=${PIPESTATUS[0]}
print_inert "$errors"
annotate awesomekit "error: " "$errors"
echo "status=$status" >>"$GITHUB_OUTPUT"
exit "$status"
