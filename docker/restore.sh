#!/bin/sh
# Restores a project inside an image build, for the architecture that BuildKit names in TARGETARCH.
set -eu
project=$1

# The certificates of --build-context ca, where there are any.
if [ -e /run/ca/ca-certificates.crt ]; then
  export SSL_CERT_FILE=/run/ca/ca-certificates.crt
fi

# First exactly what the lock file says, verified by its hashes; then the same packages again with the runtime and the
# compiler that ahead-of-time compilation needs for one architecture. Those belong to the SDK's version and are in no lock
# file, and a lock file that named every architecture would make each developer download them all.
dotnet restore "$project" --locked-mode
dotnet restore "$project" --arch "$TARGETARCH" -p:PublishReadyToRun=true \
  -p:RestorePackagesWithLockFile=false -p:NuGetLockFilePath=/nowhere/packages.lock.json
