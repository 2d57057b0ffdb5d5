# Every image of this repository: `docker buildx bake --file docker/bake.hcl` builds them side by side.
# Paths are relative to the folder that bake runs in, the repository's root.
#
# Slipway sets the variables from the environment and the rest (tags of the inputs, cache, outputs, the `ca` context) with
# --set; a person needs none of them.

variable "REGISTRY" {
  # Set by Slipway: what image names start with, such as ghcr.io/owner/product or localhost:5555/slipway.
  default = "slipway"
}

variable "VERSION" {
  # Set by Slipway, from GitVersion. A tag of the image, never "latest".
  default = "0.0.0-dev"
}

variable "REVISION" {
  # Set by Slipway: the full commit. The image's other tag.
  default = "unknown"
}

variable "SOURCE" {
  # Set by CI: the repository's address, which a registry such as GHCR links the image by.
  default = ""
}

variable "SOURCE_DATE_EPOCH" {
  # Set by Slipway: the commit's time in seconds, so that the same commit gives the same image.
  default = ""
}

variable "SDK_IMAGE" {
  # Set by Slipway where no hub is reachable; otherwise what the Dockerfile says.
  default = ""
}

variable "RUNTIME_IMAGE" {
  # As SDK_IMAGE.
  default = ""
}

variable "PLATFORMS" {
  # Set by the environment's servers: linux/amd64, linux/arm64 or both, by comma. Empty: what the builder runs on.
  default = ""
}

variable "CACHE_FROM" {
  # Set by CI, by comma: such as type=registry,ref=ghcr.io/owner/product/cache. The plain docker driver needs none.
  default = ""
}

variable "CACHE_TO" {
  # As CACHE_FROM, such as type=registry,ref=ghcr.io/owner/product/cache,mode=max.
  default = ""
}

variable "MODEL_NAME" {
  # Set by the image's typed arguments in build/Environments.cs: an example of a named build argument.
  default = ""
}

variable "MODEL_REVISION" {
  # As MODEL_NAME.
  default = ""
}

group "default" {
  targets = ["backend", "frontend"]
}

target "_image" {
  context    = "."
  platforms  = PLATFORMS == "" ? null : split(",", PLATFORMS)
  args = {
    VERSION           = VERSION
    REVISION          = REVISION
    SOURCE            = SOURCE
    SDK_IMAGE         = SDK_IMAGE == "" ? null : SDK_IMAGE
    RUNTIME_IMAGE     = RUNTIME_IMAGE == "" ? null : RUNTIME_IMAGE
    SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH == "" ? null : SOURCE_DATE_EPOCH
  }
}

target "backend" {
  inherits   = ["_image"]
  dockerfile = "docker/backend/Dockerfile"
  tags       = ["${REGISTRY}/backend:${VERSION}", "${REGISTRY}/backend:${REVISION}"]
  cache-from = CACHE_FROM == "" ? null : ["${CACHE_FROM}:backend"]
  cache-to   = CACHE_TO == "" ? null : [replace(CACHE_TO, ",mode=", ":backend,mode=")]
  args = {
    MODEL_NAME     = MODEL_NAME
    MODEL_REVISION = MODEL_REVISION
  }
}

target "frontend" {
  inherits   = ["_image"]
  dockerfile = "docker/frontend/Dockerfile"
  tags       = ["${REGISTRY}/frontend:${VERSION}", "${REGISTRY}/frontend:${REVISION}"]
  cache-from = CACHE_FROM == "" ? null : ["${CACHE_FROM}:frontend"]
  cache-to   = CACHE_TO == "" ? null : [replace(CACHE_TO, ",mode=", ":frontend,mode=")]
}
