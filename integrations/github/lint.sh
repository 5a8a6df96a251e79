#!/usr/bin/env bash
# What action.yml runs. Findings become annotations, the job's summary and a SARIF file; the exit code becomes an output, so
# that the file can be uploaded before the job fails. Runs in bash 3.2, too.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

if [ -n "${GALLERIST_VERSION:-}" ]; then
  if [[ ! $GALLERIST_VERSION =~ ^[0-9A-Za-z^~][0-9A-Za-z.-]*$ ]]; then
    echo "::error title=gallerist::\"version\" is neither a version nor a tag of the npm package"
    exit 2
  fi
  # Away from the checkout, whose .npmrc could name another registry.
  folder="$RUNNER_TEMP/gallerist"
  mkdir -p "$folder"
  (cd "$folder" && npm install --no-save --no-audit --no-fund --prefix . "gallerist@$GALLERIST_VERSION") >&2
  program="$folder/node_modules/gallerist/dist/bin.cjs"
else
  program="$root/dist/bin.cjs"
  if [ ! -f "$program" ]; then (cd "$root" && npm ci && npm run build) >&2; fi
fi

args=(lint --format github)
if [ -n "${GALLERIST_SARIF:-}" ]; then args+=(--format "sarif=$GALLERIST_SARIF"); fi
if [ -n "${GALLERIST_CONFIG:-}" ]; then args+=("--config=$GALLERIST_CONFIG"); fi
if [ -n "${GALLERIST_EDITION:-}" ]; then args+=("--edition=$GALLERIST_EDITION"); fi
if [ -n "${GALLERIST_FAIL_ON:-}" ]; then args+=("--fail-on=$GALLERIST_FAIL_ON"); fi
if [ -n "${GALLERIST_SINCE:-}" ]; then args+=("--since=$GALLERIST_SINCE"); fi
args+=(--)
while read -r path || [ -n "$path" ]; do
  if [ -n "$path" ]; then args+=("$path"); fi
done <<<"${GALLERIST_PATHS:-}"

code=0
node "$program" "${args[@]}" || code=$?
# The exit code comes last: what the name of a file may hold cannot be taken for it.
if [ "$code" -le 1 ] && [ -n "${GALLERIST_SARIF:-}" ]; then echo "sarif=$GALLERIST_SARIF" >>"$GITHUB_OUTPUT"; fi
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
