#!/bin/sh
# Gives the image the apt sources and the certificate authorities of the machine that builds it, which may reach the
# internet only through a mirror and a proxy that inspects TLS.
set -eu

if [ -d /machine/sources ]; then
  rm -f /etc/apt/sources.list /etc/apt/sources.list.d/*
  cp /machine/sources/* /etc/apt/sources.list.d/
  [ ! -d /machine/keyrings ] || cp /machine/keyrings/* /usr/share/keyrings/
  cp /machine/apt.conf /etc/apt/apt.conf.d/machine
fi

if [ ! -e /etc/ssl/certs/ca-certificates.crt ]; then
  apt-get update -q -o Acquire::https::CAInfo=/machine/bundle.pem
  apt-get install -q -y -o Acquire::https::CAInfo=/machine/bundle.pem ca-certificates
fi

# Only what Debian does not trust by itself, each in a file of its own, so that a later upgrade keeps it.
awk '
  /BEGIN CERTIFICATE/ { body = ""; pem = "" }
  { pem = pem $0 "\n" }
  !/CERTIFICATE/ { body = body $0 }
  /END CERTIFICATE/ {
    if (FILENAME == ARGV[1]) known[body] = 1
    else if (!(body in known)) {
      known[body] = 1
      printf "%s", pem > ("/usr/local/share/ca-certificates/machine-" (++count) ".crt")
    }
  }
' /etc/ssl/certs/ca-certificates.crt /machine/bundle.pem
update-ca-certificates

rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old /var/log/*
