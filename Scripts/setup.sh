#!/bin/sh
# Checks for Swift and installs the system libraries that are missing. Safe to run again: it does nothing then.
set -eu

need=6.2

say() { printf '%s\n' "$*" >&2; }

if ! command -v swift >/dev/null 2>&1; then
  say "Swift is missing. Install Swift $need or newer (https://www.swift.org/install) and see that 'swift' is on the PATH."
  exit 1
fi
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
if [ -z "$version" ] || [ "$(printf '%s\n%s\n' "$need" "$version" | sort -V | head -n 1)" != "$need" ]; then
  say "Swift ${version:-of an unknown version} is too old: Copydesk needs $need or newer (https://www.swift.org/install)."
  exit 1
fi

has() { pkg-config --exists "$1" 2>/dev/null; }
if command -v pkg-config >/dev/null 2>&1 && has libxml-2.0 && has zlib && has libbrotlidec &&
  has libzstd && has sqlite3; then
  exit 0
fi

root=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 && root=sudo
fi

if command -v apt-get >/dev/null 2>&1; then # Debian, Ubuntu
  say "Installing libxml2, zlib, Brotli, Zstandard, SQLite and pkg-config ..."
  $root apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq libxml2-dev zlib1g-dev libbrotli-dev libzstd-dev libsqlite3-dev \
    pkg-config >&2
elif command -v dnf >/dev/null 2>&1; then # Fedora (untested)
  say "Installing libxml2, zlib, Brotli, Zstandard, SQLite and pkg-config ..."
  $root dnf install -y libxml2-devel zlib-devel brotli-devel libzstd-devel sqlite-devel pkgconf-pkg-config >&2
elif command -v brew >/dev/null 2>&1; then # macOS with Homebrew (untested)
  say "Installing libxml2, zlib, Brotli, Zstandard, SQLite and pkg-config ..."
  brew install libxml2 zlib brotli zstd sqlite pkg-config >&2
else
  say "Install the development files of libxml2, zlib, Brotli, Zstandard and SQLite, and pkg-config, then run this again."
  exit 1
fi
