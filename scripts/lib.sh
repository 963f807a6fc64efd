# Shell functions shared by scripts/run, scripts/test and .ci/run. Source it from bash; it changes nothing by
# itself. All of it talks on stderr, so that stdout stays the program's own (scripts/run --list-layers | …).

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { echo "gatepost: $*" >&2; }

# Prints the packages of scripts/deps that are not installed.
missing_packages() {
    local wanted installed
    wanted=$(sed 's/#.*//' "$root/scripts/deps" | tr -s ' \t' '\n' | sort -u | grep .)
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

# Installs what scripts/deps names and this machine lacks; ends the script where that cannot be done.
install_missing_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "not a Debian system; going on, but what scripts/deps lists must be there"
        return
    fi
    local missing
    mapfile -t missing < <(missing_packages)
    [ "${#missing[@]}" = 0 ] && return
    local options=(-y --no-install-recommends)
    if ! may_become_root; then
        say "${#missing[@]} packages are missing and only root may install them. As root, run:"
        echo "apt-get update && apt-get install ${options[*]} ${missing[*]}" >&2
        exit 1
    fi
    say "installing ${#missing[@]} missing packages (some minutes): ${missing[*]}"
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
    if ! quietly as_root "${apt[@]}" update || ! quietly as_root "${apt[@]}" install "${options[@]}" "${missing[@]}"; then
        say "apt-get failed, see above; once that is mended, run this again"
        exit 1
    fi
}

# configure PRESET FOLDER: only where it has not been done yet, or was done for other presets or another place.
configure() {
    local preset=$1 folder=$root/$2 fresh=()
    if grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        # build.ninja is written last, so it stands for a configuration that went through.
        [ "$folder/build.ninja" -nt "$root/CMakePresets.json" ] && return
    else
        fresh=(--fresh) # a clone that was moved or copied carries paths that are no longer true
    fi
    say "configuring $2/"
    (cd "$root" && quietly cmake --preset "$preset" "${fresh[@]}")
}

# build PRESET FOLDER [TARGET]: silent when there is nothing to do.
build() {
    local preset=$1 folder=$2 target=${3:-all}
    configure "$preset" "$folder" || return
    # build.ninja is itself a target: it is out of date when a CMakeLists.txt has changed.
    local plan
    plan=$(ninja -C "$root/$folder" -n build.ninja "$target" 2>&1) || true
    [[ $plan == *"no work to do"* ]] && return
    say "building $folder/ (the first time takes some minutes)"
    (cd "$root" && cmake --build --preset "$preset" --target "$target") >&2
}

# Checks the files named on stdin, one a line, by .clang-tidy, two at a time. Needs a finished release build: the
# generated headers and build/compile_commands.json come from there.
tidy() {
    # Compiler warnings are GCC's matter in this project; clang's own ideas of -Wconversion and the like would only
    # disagree with it. Clang's *errors* are still reported.
    # Its count of suppressed warnings in system headers is no news.
    (cd "$root" && xargs -r -d '\n' -n 1 -P 2 clang-tidy -p build --quiet --extra-arg=-w) \
        2> >(grep -v 'warnings\? generated\.$' >&2)
}
