# shellcheck shell=bash
# What every stage shares: `source "$(dirname "$0")/common.sh"`. It is no stage itself, so it is not executable.
#
# A stage is an executable `NN-name` beside this file. Its header says
#   # what: one line for the reader of the table
#   # budget: seconds after which it is killed
#   # needs: command:debian-package ...   (or /a/file:debian-package; several lines may stand)
# It can be run by hand, from anywhere, and ends with 0 (passed), 77 (could not run: see `cannot_run`) or anything
# else (failed).

set -euo pipefail
# The clone's root: every stage starts there.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

# How much a stage does: `small` on every run, `full` for the figures that are written down.
export LISSOM_VOLUME=${LISSOM_VOLUME:-small}
# The real recordings and the cohort; they do not ship. A stage that wants them says so when they are not there.
export LISSOM_DATA=${LISSOM_DATA:-$root/../shared/data}
export CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never LC_ALL=C.UTF-8
# Nobody looks into what CI builds with a debugger: without line tables it is built sooner.
[ "${CI:-}" = true ] && export CARGO_PROFILE_DEV_DEBUG=0

# Ends the stage as not run. The reason is the last thing it prints.
cannot_run() {
    echo "not run: $*"
    exit 77
}

# Ends the stage as failed.
fail() {
    echo "failed: $*" >&2
    exit 1
}

# True when the real data lie beside the clone; says so when not.
has_data() {
    [ -d "$LISSOM_DATA/$1" ] && return 0
    echo "said: the data folder '$1' is not beside this clone; what needs it is left out"
    return 1
}

# figure NAME VALUE UNIT [PEER PEER_VALUE [GOAL]] or figure NAME VALUE UNIT - - [GOAL]
# One measured number, for the table at the end and for docs/figures.md. With a peer, measured in the same run, the
# goal is about the ratio VALUE / PEER_VALUE; without one it is about VALUE. Goals read `<=1.6`, `>=8`, or `-` for none.
figure() {
    local ratio=-
    [ "${5:--}" != - ] && ratio=$(awk -v a="$2" -v b="$5" 'BEGIN { if (b > 0) printf "%.3g", a / b; else print "-" }')
    echo "figure $1 $2 $3 peer ${4:--} ${5:--} ratio $ratio goal ${6:--}"
}
