#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the certificates of the tests anew: a CA that nobody trusts, and three servers of it. The keys guard
# nothing. Needs openssl.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/ca.cnf" <<EOF
[ca]
default_ca = all
[all]
database = $work/index
serial = $work/serial
new_certs_dir = $work
private_key = $work/ca.key
certificate = $PWD/ca.pem
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
EOF
: > "$work/index"
echo 01 > "$work/serial"
request() { openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes "$@" 2> /dev/null; }
sign() { openssl ca -batch -notext -config "$work/ca.cnf" "$@" 2> /dev/null; }
request -subj "/CN=Test CA" -keyout "$work/ca.key" -out "$work/ca.csr"
sign -selfsign -keyfile "$work/ca.key" -extensions authority -startdate 20200101000000Z -enddate 21200101000000Z \
  -in "$work/ca.csr" -out ca.pem
server() {
  request -subj "/CN=$1" -addext "subjectAltName=$2" -keyout "$work/key" -out "$work/csr"
  sign -startdate 20200101000000Z -enddate "$3" -in "$work/csr" -out "$work/crt"
  cat "$work/crt" "$work/key" > "$1.pem"
}
server good "IP:127.0.0.1" 21200101000000Z
server wrong-host "DNS:example.org" 21200101000000Z
server expired "IP:127.0.0.1" 20210101000000Z
# Signed by itself, and by nobody whom the CA knows.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=self-signed" -days 36500 \
  -addext "subjectAltName=IP:127.0.0.1" -keyout "$work/key" -out "$work/crt" 2> /dev/null
cat "$work/crt" "$work/key" > self-signed.pem
