#!/usr/bin/env bash
# What action.yml runs: a summary for the job's page, SARIF where it is asked for, and the exit code. The
# arguments are split into words and never run as commands; drafts and sources are names, one a line.
set -euo pipefail
read -r -a words <<< "${COMPARE_ACTION_ARGUMENTS:-}"
summary="${GITHUB_STEP_SUMMARY:-/dev/stdout}"
named="${COMPARE_ACTION_DRAFTS:-}${COMPARE_ACTION_AGAINST:-}"
if [[ (-n "$named" && ${#words[@]} -gt 0) || (-z "$named" && ${#words[@]} -eq 0) ]]; then
  echo "compare: give against, with drafts or without, or else arguments" >&2
  exit 2
fi
more=()
fail_on=contradicted
if [[ -z "$named" && "${words[0]:-}" != check ]]; then
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
more+=(--format md --fail-on "$fail_on")
if [[ -z "$named" ]]; then
  python -m compare "${words[@]}" "${more[@]}" >> "$summary"
else
  base="${COMPARE_ACTION_BASE:-${COMPARE_ACTION_BEFORE:-}}"
  # a branch that is pushed for the first time was nothing before, which is told as noughts
  [[ "$base" =~ [^0] ]] || base="origin/${COMPARE_ACTION_BRANCH:-HEAD}"
  python -m compare.cli.changed "${COMPARE_ACTION_DRAFTS:-}" "${COMPARE_ACTION_AGAINST:-}" "$base" "${more[@]}" >> "$summary"
fi
