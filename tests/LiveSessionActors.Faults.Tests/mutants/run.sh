#!/usr/bin/env bash
# Shows that the tests of faults fail for the faults they are there for: builds each mutant of catalog.tsv in a scratch copy
# and runs the test named there, which has to fail. First it has to pass without a mutant.
#
#   tests/LiveSessionActors.Faults.Tests/mutants/run.sh [m1 m2 …]
#
# Ends with 0 when every mutant is caught. Needs git, patch and what the tests themselves need.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(git -C "$here" rev-parse --show-toplevel)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
project=tests/LiveSessionActors.Faults.Tests

(cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null --no-recursion --ignore-failed-read -T - -cf -) \
  | tar -xf - -C "$scratch"
cd "$scratch"

fit() { patch -s -F 0 -p1 "$@" <"$here/$mutant.patch"; }
build() { dotnet build "$project" -c Release -p:TreatWarningsAsErrors=false >"$scratch/build.log" 2>&1; }
check() { timeout 300 dotnet test "$project" -c Release --no-build --filter "FullyQualifiedName~$1" >"$scratch/test.log" 2>&1; }
ran() { grep -qE "(Passed|Failed)! +- Failed: +[0-9]+, Passed: +[0-9]+" "$scratch/test.log" && ! grep -qE "^Skipped!" "$scratch/test.log"; }
failed() { grep -oP "^  Failed \K.*(?= \[)" "$scratch/test.log" | sed "s/.*Matrix\.//" | sort -u | paste -sd, | sed "s/,/, /g"; }

chosen=("$@")
[ ${#chosen[@]} -gt 0 ] || mapfile -t chosen < <(cut -f1 "$here/catalog.tsv")

build || { tail -20 "$scratch/build.log"; echo "The code does not build without a mutant."; exit 2; }
for filter in $(for mutant in "${chosen[@]}"; do grep -P "^$mutant\t" "$here/catalog.tsv" | cut -f2; done | sort -u); do
  check "$filter" && ran || { tail -20 "$scratch/test.log"; echo "$filter does not pass without a mutant, or was skipped."; exit 2; }
done

caught=0
for mutant in "${chosen[@]}"; do
  IFS=$'\t' read -r _ filter what < <(grep -P "^$mutant\t" "$here/catalog.tsv")
  fit || { echo "$mutant does not fit the code any more; make its patch anew."; exit 2; }
  build || { tail -20 "$scratch/build.log"; echo "$mutant does not build."; exit 2; }
  if check "$filter" || ! ran; then
    echo "$mutant SURVIVED $filter: $what"
  else
    echo "$mutant caught by $(failed): $what"
    caught=$((caught + 1))
  fi
  fit -R
done
echo "$caught of ${#chosen[@]} mutants caught"
[ "$caught" = ${#chosen[@]} ]
