#!/usr/bin/env bash
# What action.yml runs: a summary for the job's page, and the exit code. The arguments are split into words
# and never run as commands.
set -euo pipefail
read -r -a words <<< "$COMPARE_ACTION_ARGUMENTS"
undecided=()
if [[ "${words[0]:-}" != check ]]; then
  undecided=(--undecided)
fi
python -m compare "${words[@]}" "${undecided[@]}" --format md --fail-on "$COMPARE_ACTION_FAIL_ON" >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
