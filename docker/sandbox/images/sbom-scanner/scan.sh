#!/bin/sh
# Writes the Debian packages of an image as SPDX 2.3. BuildKit gives the image's files in BUILDKIT_SCAN_SOURCE and takes an
# in-toto statement from BUILDKIT_SCAN_DESTINATION.
set -eu
name=$(basename "$BUILDKIT_SCAN_SOURCE")
status=$BUILDKIT_SCAN_SOURCE/var/lib/dpkg/status
[ -e "$status" ] || status=/dev/null
awk -v name="$name" -v now="$(date -u +%Y-%m-%dT%H:%M:%SZ)" '
function end_of_package() {
  if (package != "" && installed)
    printf "%s{\"SPDXID\":\"SPDXRef-Package-%d\",\"name\":\"%s\",\"versionInfo\":\"%s\",\"downloadLocation\":\"NOASSERTION\",\"externalRefs\":[{\"referenceCategory\":\"PACKAGE-MANAGER\",\"referenceType\":\"purl\",\"referenceLocator\":\"pkg:deb/debian/%s@%s?arch=%s\"}]}", count++ ? "," : "", count, package, version, package, version, architecture
  package = ""; installed = 0
}
BEGIN {
  printf "{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"predicateType\":\"https://spdx.dev/Document\",\"predicate\":{"
  printf "\"spdxVersion\":\"SPDX-2.3\",\"dataLicense\":\"CC0-1.0\",\"SPDXID\":\"SPDXRef-DOCUMENT\",\"name\":\"%s\",\"documentNamespace\":\"https://slipway.test/sbom/%s\",", name, now
  printf "\"creationInfo\":{\"created\":\"%s\",\"creators\":[\"Tool: slipway-sandbox-scanner\"]},\"packages\":[", now
}
/^Package: / { package = $2 }
/^Status: .* installed$/ { installed = 1 }
/^Version: / { version = $2 }
/^Architecture: / { architecture = $2 }
/^$/ { end_of_package() }
END { end_of_package(); print "]}}" }
' "$status" >"$BUILDKIT_SCAN_DESTINATION/$name.spdx.json"
