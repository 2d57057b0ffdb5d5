# Every image of this repository: `docker buildx bake --file docker/bake.hcl` builds them side by side.
# Paths are relative to the folder that bake runs in, the repository's root.
#
# Slipway gives each target its tags, platform, arguments, labels, caches and the `ca` context with --set. The variables are for
# whoever calls bake without it; none is needed.

variable "REGISTRY" {
  # What image names start with, such as ghcr.io/owner/product.
  default = "slipway"
}

variable "VERSION" {
  # A tag of the images, never "latest".
  default = "0.0.0-dev"
}

variable "REVISION" {
  # The full commit: the images' other tag.
  default = "unknown"
}

variable "SOURCE" {
  # The repository's address: GHCR links the images to it.
  default = ""
}

variable "SOURCE_DATE_EPOCH" {
  # The commit's time in seconds, for an image that does not depend on when it was built. Slipway sets it.
  default = ""
}

variable "SDK_IMAGE" {
  # Empty: what the Dockerfiles say. Slipway sets it where no hub is reachable.
  default = ""
}

variable "RUNTIME_IMAGE" {
  # As SDK_IMAGE.
  default = ""
}

variable "PLATFORMS" {
  # linux/amd64, linux/arm64 or both, by comma. Empty: what the builder runs on.
  default = ""
}

variable "CACHE" {
  # Where a registry keeps layers between builds, such as ghcr.io/owner/product/cache. The builder's own cache needs none.
  default = ""
}

variable "MODEL_NAME" {
  # A named build argument: it ends up in the image's labels and environment.
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
  context   = "."
  platforms = PLATFORMS == "" ? null : split(",", PLATFORMS)
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
  cache-from = CACHE == "" ? null : ["type=registry,ref=${CACHE}:backend"]
  cache-to   = CACHE == "" ? null : ["type=registry,ref=${CACHE}:backend,mode=max"]
  args = {
    MODEL_NAME     = MODEL_NAME
    MODEL_REVISION = MODEL_REVISION
  }
}

target "frontend" {
  inherits   = ["_image"]
  dockerfile = "docker/frontend/Dockerfile"
  tags       = ["${REGISTRY}/frontend:${VERSION}", "${REGISTRY}/frontend:${REVISION}"]
  cache-from = CACHE == "" ? null : ["type=registry,ref=${CACHE}:frontend"]
  cache-to   = CACHE == "" ? null : ["type=registry,ref=${CACHE}:frontend,mode=max"]
}
