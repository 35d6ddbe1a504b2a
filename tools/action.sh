#!/usr/bin/env bash
# What action.yml runs: a summary for the job's page, SARIF where it is asked for, and the exit code. The
# arguments are split into words and never run as commands.
set -euo pipefail
read -r -a words <<< "$COMPARE_ACTION_ARGUMENTS"
more=()
fail_on=contradicted
if [[ "${words[0]:-}" != check ]]; then
  more+=(--undecided)
  fail_on=conflict
fi
fail_on="${COMPARE_ACTION_FAIL_ON:-$fail_on}"
if [[ -n "${COMPARE_ACTION_SARIF:-}" ]]; then
  if [[ "$COMPARE_ACTION_SARIF" != *.sarif && "$COMPARE_ACTION_SARIF" != *.sarif.json ]]; then
    echo "compare: sarif: $COMPARE_ACTION_SARIF does not end in .sarif" >&2
    exit 2
  fi
  more+=(-o "$COMPARE_ACTION_SARIF")
fi
python -m compare "${words[@]}" "${more[@]}" --format md --fail-on "$fail_on" >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
