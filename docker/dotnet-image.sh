#!/bin/sh
# How a .NET project becomes the content of an image; the steps of its Dockerfile, in one place so that they agree.
#
#   dotnet-image restore PROJECT       packages, exactly as locked
#   dotnet-image precompile PROJECT    packages to machine code, before there is any source
#   dotnet-image publish PROJECT OUT
#
# TARGETARCH, where the Dockerfile asks BuildKit for it, also means: compile ahead of time, for that architecture. The
# application then starts faster, and a deploy waits for the start of every new container.
set -eu
# A compiler ends before code that was compiled again by profile has paid for that.
export DOTNET_TieredPGO=0
step=$1 project=$2
arch=${TARGETARCH:-}

# One process that ends with its step: a container has no second build that a waiting server could serve. The analyzers had
# their say in Compile.
publish() { # out
  dotnet publish "$project" --no-restore --configuration Release --output "$1" \
    ${arch:+--arch "$arch" --no-self-contained -p:PublishReadyToRun=true} \
    -maxCpuCount:1 -p:UseSharedCompilation=false -p:RunAnalyzers=false -p:GenerateDocumentationFile=false \
    -p:IsTransformWebConfigDisabled=true -p:WriteContract=false
}

# A checkout gives project files a new time, which would compile the packages again; what they say is in the layers' keys.
age_projects() { find src -name '*.csproj' -exec touch --date=@0 '{}' +; }

case $step in
  restore)
    # The certificates of --build-context ca, where there are any.
    if [ -e /run/ca/ca-certificates.crt ]; then
      export SSL_CERT_FILE=/run/ca/ca-certificates.crt
    fi
    dotnet restore "$project" --locked-mode
    # The same packages again, with the runtime and the compiler that one architecture needs. Those belong to the SDK's
    # version and are in no lock file; one that named every architecture would make each developer download them all.
    if [ "$arch" ]; then
      dotnet restore "$project" --arch "$arch" -p:PublishReadyToRun=true \
        -p:RestorePackagesWithLockFile=false -p:NuGetLockFilePath=/nowhere/packages.lock.json
    fi
    ;;
  precompile)
    age_projects
    echo 'return 0;' >"$project/Program.cs"
    publish /tmp/precompiled
    # Only the packages' code stays: what the placeholder became must not be taken for the project.
    rm -rf "$project/Program.cs" /tmp/precompiled src/*/bin
    find src/*/obj/Release -type f \! -path '*/R2R/*' -delete
    rm -f "$project"/obj/Release/*/*/R2R/"$(basename "$project")".dll "$project"/obj/Release/*/*/R2R/Hosting.dll
    ;;
  publish)
    age_projects
    publish "$3"
    ;;
esac
