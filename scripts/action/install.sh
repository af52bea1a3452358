#!/usr/bin/env bash
# Installs the awesomekit of this checkout into an environment of its own.
set -euo pipefail
: "${PYTHON:?}" "${ACTION:?}" "${RUNNER_TEMP:?}"
venv="$RUNNER_TEMP/awesomekit"
# isolated: "-m" alone would import modules of the repository that is checked
"$PYTHON" -I -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check "$ACTION"
