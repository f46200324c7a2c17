#!/usr/bin/env bash
# The real Elixir and the real Haxe, as judges: a root folder of the Debian
# release that carries the pinned versions, kept in the user's cache folder.
# Nothing outside that folder changes (but debootstrap itself is installed when
# it is missing). Needs root, as chroot and debootstrap do.
#
#   toolchain.sh install             build the root unless it is there already
#   toolchain.sh path                print the root's folder (exit 1: not installed)
#   toolchain.sh versions            print what the root holds
#   toolchain.sh source              print the folder of Elixir's own source, as
#                                    Debian packages it; fetched when it is missing
#   toolchain.sh elixir ARGS...      run a tool inside; it sees the root's tree only
#   toolchain.sh haxe ARGS...
#   toolchain.sh in FOLDER TOOL ARGS...
#                                    copy FOLDER in, run TOOL there, copy the result
#                                    back over FOLDER; exits as TOOL did
#   toolchain.sh older COMMAND...    the same with the oldest Elixir that we read
#                                    (the one of Debian bookworm) and no Haxe
set -euo pipefail
PATH="$PATH:/usr/sbin:/sbin" # chroot and debootstrap live there

if [ "${1:-}" = older ]; then
  shift
  readonly suite=bookworm packages=elixir elixir_version=1.14.0 haxe_version=none
else
  readonly suite=trixie packages=elixir,erlang-dev,haxe elixir_version=1.18.3 haxe_version=4.3.6
fi
readonly cache="${XDG_CACHE_HOME:-$HOME/.cache}/unmix/toolchain"
readonly root="$cache/$suite-elixir-$elixir_version-haxe-$haxe_version"
readonly source="$cache/elixir-$elixir_version-source"

main() {
  local command="${1:-help}"
  [ $# -gt 0 ] && shift
  case "$command" in
    install) install_root ;;
    path) need_root && printf '%s\n' "$root" ;;
    versions) need_root && versions "$root" ;;
    source) need_root && fetch_source && printf '%s\n' "$source" ;;
    elixir | elixirc | iex | erl | mix | haxe) need_root && enter / "$command" "$@" ;;
    in) need_root && inside_copy "$@" ;;
    *) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
}

say() { printf 'toolchain: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

need_root() {
  [ -e "$root/.complete" ] || die "not installed; run: tests/oracle/toolchain.sh install"
  [ "$(id -u)" -eq 0 ] || die "chroot needs root"
}

# Run a tool inside, with a clean environment, in folder $1 of the root.
enter() {
  local folder="$1"
  shift
  clean_chroot "$root" /bin/sh -c 'cd "$1" && shift && exec "$@"' sh "$folder" "$@"
}

clean_chroot() {
  local where="$1"
  shift
  chroot "$where" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LANG=C.UTF-8 \
    HAXE_STD_PATH=/usr/share/haxe/std "$@"
}

inside_copy() {
  [ $# -ge 2 ] || die "usage: toolchain.sh in FOLDER TOOL ARGS..."
  local folder="$1" copy status=0
  shift
  copy="$(mktemp -d "$root/tmp/in.XXXXXXXX")"
  # shellcheck disable=SC2064  # expand now: the variable is gone at exit
  trap "rm -rf '$copy'" EXIT
  cp -R "$folder/." "$copy/"
  enter "${copy#"$root"}" "$@" || status=$?
  cp -R "$copy/." "$folder/"
  return "$status"
}

install_root() {
  [ -e "$root/.complete" ] && { say "already there: $root"; return; }
  [ "$(id -u)" -eq 0 ] || die "building the root needs root"
  mkdir -p "$cache"
  exec 9>"$cache/lock"
  flock 9
  [ -e "$root/.complete" ] && { say "already there: $root"; return; }
  install_debootstrap
  use_apts_proxy
  build "$(mirror)"
}

install_debootstrap() {
  command -v debootstrap >/dev/null && return
  say "installing debootstrap"
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -qq -y --no-install-recommends debootstrap debian-archive-keyring >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -qq -y --no-install-recommends debootstrap debian-archive-keyring >/dev/null; } ||
    die "cannot install debootstrap"
}

# Only the upstream part of the package counts. Apt's lists of the host are left alone.
fetch_source() {
  [ -e "$source" ] && return
  local partial="$source.partial" log="$cache/source.log"
  local -a private=(
    -o Dir::Etc::sourcelist="$partial/sources.list" -o Dir::Etc::sourceparts=-
    -o Dir::State::Lists="$partial/lists" -o APT::Sandbox::User=root
  )
  say "fetching Elixir's source (log in $log)"
  discard "$partial"
  mkdir -p "$partial/lists/partial"
  printf 'deb-src [signed-by=%s] %s %s main\n' "$root/usr/share/keyrings/debian-archive-keyring.gpg" \
    "$(mirror)" "$suite" >"$partial/sources.list"
  (cd "$partial" && apt-get "${private[@]}" update && apt-get "${private[@]}" source --tar-only elixir-lang) \
    >"$log" 2>&1 || { tail -n 5 "$log" >&2; die "cannot fetch Elixir's source"; }
  mkdir "$partial/tree"
  tar -xf "$partial"/elixir-lang_"$elixir_version"*.orig.tar.xz -C "$partial/tree" --strip-components=1
  mv "$partial/tree" "$source"
  discard "$partial"
}

# The archive apt itself uses here. Apt reads its own sources, in whatever format
# they are (one-line lists, deb822), and tells the address of each Release file.
mirror() {
  local found
  found="$(apt-get update --print-uris | sed -n "s|^'\(.*\)/dists/\([^/']*\)/\(In\)\{0,1\}Release'.*|\1 \2|p" |
    awk '$1 ~ /^(https?|ftp|file):/ && $2 !~ /-|security/ { print $1; exit }')"
  [ -n "$found" ] || die "apt's sources name no Debian archive"
  printf '%s\n' "$found"
}

use_apts_proxy() {
  local proxy=''
  eval "$(apt-config shell proxy Acquire::http::Proxy)"
  if [ -n "$proxy" ] && [ "$proxy" != DIRECT ]; then export http_proxy="$proxy"; fi
}

build() {
  local from="$1" partial="$root.partial" log="$cache/install.log"
  say "building $root (about a minute; log in $log)"
  discard "$partial"
  # Its exit code tells little: a desktop package that nobody needs here may fail
  # to configure. What counts is that both tools answer with the right version.
  debootstrap --variant=minbase --include="$packages" "$suite" "$partial" "$from" >"$log" 2>&1 </dev/null ||
    say "debootstrap ended with a warning; looking at the tools themselves"
  release_mounts "$partial"
  if ! versions "$partial" >"$cache/versions" 2>>"$log"; then
    tail -n 20 "$log" >&2
    die "the tools do not run"
  fi
  grep -q "^Elixir $elixir_version" "$cache/versions" || die "not Elixir $elixir_version: $(cat "$cache/versions")"
  grep -q "^Haxe $haxe_version" "$cache/versions" || die "not Haxe $haxe_version: $(cat "$cache/versions")"
  rm -rf "$partial"/var/cache/apt/archives/*.deb "$partial"/var/lib/apt/lists/*
  touch "$partial/.complete"
  discard "$root"
  mv "$partial" "$root"
  cat "$cache/versions" >&2
}

versions() {
  clean_chroot "$1" elixir --version </dev/null | grep '^Elixir'
  printf 'Haxe %s\n' "$([ "$haxe_version" = none ] && echo none || clean_chroot "$1" haxe --version </dev/null 2>&1)"
}

# debootstrap may leave /proc and /sys mounted inside: never delete through them.
release_mounts() {
  local point
  for point in dev/pts dev/shm dev sys proc; do
    if mountpoint -q "$1/$point" 2>/dev/null; then umount "$1/$point" || umount -l "$1/$point" || true; fi
  done
}

discard() {
  [ -e "$1" ] || return 0
  release_mounts "$1"
  rm -rf --one-file-system "$1"
}

main "$@"
