#!/usr/bin/env bash
# What action.yml runs after the findings, where a commit to compare with is named. What changes becomes one comment on the pull
# request, or a part of the job's summary; the exit code becomes an output. Runs in bash 3.2, too.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Both are there since the findings were looked for.
if [ -n "${GALLERIST_VERSION:-}" ]; then
  program="$RUNNER_TEMP/gallerist/node_modules/gallerist/dist/bin.cjs"
else
  program="$here/../../dist/bin.cjs"
fi

path="${GALLERIST_DIFF_PATH:-}"
text="$RUNNER_TEMP/gallerist-diff.md"
args=(diff --format markdown --quiet "--output=$text")
if [ -n "${GALLERIST_CONFIG:-}" ]; then args+=("--config=$GALLERIST_CONFIG"); fi
if [ -n "${GALLERIST_EDITION:-}" ]; then args+=("--edition=$GALLERIST_EDITION"); fi
if [ -n "${GALLERIST_FAIL_ON:-}" ]; then args+=("--fail-on=$GALLERIST_FAIL_ON"); fi
if [ -n "${GALLERIST_FAIL_OVER:-}" ]; then args+=("--fail-over=$GALLERIST_FAIL_OVER"); fi

base="$GALLERIST_DIFF_BASE:./${path#./}"
code=0
rm -f "$text"
# What is there wins over a commit: a pull request could bring a folder of that name, and with it the base that it likes.
if [ -e "$base" ]; then
  echo "::error title=gallerist::the checkout has a folder whose name reads as the commit of diff-base"
  code=2
else
  # The token is for the comment alone.
  env -u GALLERIST_TOKEN node "$program" "${args[@]}" -- "$base" "${path:-.}" </dev/null || code=$?
fi
if [ "$code" -le 1 ]; then NODE_USE_ENV_PROXY=1 node "$here/comment.mjs" "$text"; fi
echo "diff-exit-code=$code" >>"$GITHUB_OUTPUT"
