# Shell functions shared by the scripts beside it and .ci/run. Source it from bash; it changes nothing by
# itself. All of it talks on stderr, so that stdout stays the program's own (scripts/run --list-layers | …).

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { echo "gatepost: $*" >&2; }

to_build_and_run=("build" "libraries" "run time")
to_test_too=("${to_build_and_run[@]}" "tests and checks")
to_package_too=("${to_build_and_run[@]}" "package")

# packages_of SECTION...: prints what these sections of scripts/deps name.
packages_of() {
    local section
    for section; do
        sed -n "/^# --- $section ---\$/,/^# ---/p" "$root/scripts/deps"
    done | sed 's/#.*//' | tr -s ' \t' '\n' | sort -u | grep .
}

# missing_packages SECTION...: prints those of them that are not installed.
missing_packages() {
    local wanted installed
    wanted=$(packages_of "$@")
    # dpkg-query fails when it has never heard of one of the names; what it knows is printed all the same.
    # shellcheck disable=SC2016,SC2086  # ${…} is dpkg-query's own, and the names must be split
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
        sed -n 's/^installed //p' | sort -u) || true
    comm -23 <(echo "$wanted") <(echo "$installed")
}

# Runs a command as root: directly, or through sudo where sudo lets us. Fails without a word where neither works.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

may_become_root() {
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null || return
    sudo -n true 2>/dev/null && return
    # sudo wants a password: ask for it only where somebody can answer.
    [ -t 0 ] && say "asking sudo, to install packages" && sudo -v
}

# Runs a command with its output kept back; shows the end of it only if the command fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 </dev/null || status=$?
    [ "$status" = 0 ] || tail -n 40 "$log" >&2
    rm -f "$log"
    return "$status"
}

# Runs a command as root while no package may start a service: a person who builds a map viewer has not asked for a
# database or a mail server, even where some library's package brings one along.
without_services() {
    local policy=/usr/sbin/policy-rc.d status=0
    if [ -e "$policy" ]; then # the machine has a rule of its own
        as_root "$@"
        return
    fi
    # Also after Ctrl+C: a rule that stayed behind would keep services from starting ever after.
    trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
    as_root sh -c "printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy"
    as_root "$@" || status=$?
    as_root rm -f "$policy"
    trap - EXIT
    return "$status"
}

# Keeps PostgreSQL's package, should one of the names bring it, from making a database cluster of its own.
forbid_default_cluster() {
    local file=/etc/postgresql-common/createcluster.conf
    [ -e "$file" ] || ! apt-get -s install "$@" 2>/dev/null | grep -q '^Inst postgresql-common ' ||
        as_root sh -c "mkdir -p ${file%/*} && echo 'create_main_cluster = false' >$file"
}

# install_missing_packages SECTION...: installs what they name and this machine lacks; ends the script where that
# cannot be done.
install_missing_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "not a Debian system; going on, but what scripts/deps lists must be there"
        return
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" = 0 ] && return
    local options=(-y --no-install-recommends)
    if ! may_become_root; then
        say "${#missing[@]} packages are missing and only root may install them. As root, run:"
        echo "apt-get update && apt-get install ${options[*]} ${missing[*]}" >&2
        exit 1
    fi
    say "installing ${#missing[@]} missing packages (some minutes): ${missing[*]}"
    # A configuration file that is there already stays; nobody is asked.
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold)
    if ! quietly as_root "${apt[@]}" update || ! forbid_default_cluster "${options[@]}" "${missing[@]}" ||
        ! quietly without_services "${apt[@]}" install "${options[@]}" "${missing[@]}"; then
        say "apt-get failed, see above; once that is mended, run this again"
        exit 1
    fi
}

# configure PRESET FOLDER TESTS: only where it has not been done yet, or was done for other presets or another place.
# TESTS is ON where the tests are wanted; OFF takes a folder as it is.
configure() {
    local preset=$1 folder=$root/$2 tests=$3 fresh=()
    if grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        # build.ninja is written last, so it stands for a configuration that went through.
        if [ "$folder/build.ninja" -nt "$root/CMakePresets.json" ]; then
            [ "$tests" = OFF ] && return
            grep -qsxF "BUILD_TESTING:BOOL=ON" "$folder/CMakeCache.txt" && return
        fi
    else
        fresh=(--fresh) # a clone that was moved or copied carries paths that are no longer true
    fi
    say "configuring $2/"
    local unity=() # whoever turned it off wants it so
    [ "${#fresh[@]}" = 0 ] && grep -qsxF "CMAKE_UNITY_BUILD:BOOL=OFF" "$folder/CMakeCache.txt" && unity=(-D CMAKE_UNITY_BUILD:BOOL=OFF)
    (cd "$root" && quietly cmake --preset "$preset" "${fresh[@]}" "${unity[@]}" -D "BUILD_TESTING:BOOL=$tests")
}

# build PRESET FOLDER [TARGET]: silent when there is nothing to do. The program alone needs no package of the tests.
build() {
    local preset=$1 folder=$2 target=${3:-all} tests=ON
    [ "$target" = gatepost ] && tests=OFF
    configure "$preset" "$folder" "$tests" || return
    # build.ninja is itself a target: it is out of date when a CMakeLists.txt has changed.
    local plan
    plan=$(ninja -C "$root/$folder" -n build.ninja "$target" 2>&1) || true
    [[ $plan == *"no work to do"* ]] && return
    say "building $folder/ (the first time takes some minutes)"
    (cd "$root" && cmake --build --preset "$preset" --target "$target") >&2
}

# commands_for FILE…: how each of them is compiled alone, without making anything; what the presets do not compile is left out.
commands_for() {
    /usr/bin/python3 - "$root" "$@" <<'END'
import json, sys
root, wanted = sys.argv[1], set(sys.argv[2:])
for entry in json.load(open(f"{root}/build-tidy/compile_commands.json")):
    if entry["file"].removeprefix(f"{root}/") in wanted:
        print(entry["command"].replace(" -c ", " -fsyntax-only -c ", 1))
END
}

# Checks the files named on stdin, one a line: each is compiled alone by GCC (elsewhere several are at once, which hides what
# one includes too little and what shadows what), and looked at by .clang-tidy, two at a time. How, says build-tidy/.
tidy() {
    local files status=0
    mapfile -t files
    [ "${#files[@]}" = 0 ] && return
    build tidy build-tidy glad || return
    (cd "$root/build-tidy" && commands_for "${files[@]}" | xargs -r -d '\n' -n 1 -P 2 bash -c) >&2 || status=1
    # Compiler warnings are GCC's matter in this project; clang's own ideas of -Wconversion and the like would only
    # disagree with it. Clang's *errors* are still reported.
    # Its count of suppressed warnings in system headers is no news.
    (cd "$root" && printf '%s\n' "${files[@]}" | xargs -r -d '\n' -n 1 -P 2 clang-tidy -p build-tidy --quiet --extra-arg=-w) \
        2> >(grep -v 'warnings\? generated\.$' >&2) || status=1
    return "$status"
}
