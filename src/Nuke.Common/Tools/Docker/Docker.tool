# Names, types and flags as in NUKE; what they mean: https://www.docker.com/
tool Docker path docker
enum DockerLogLevel debug info warn error fatal
enum DockerRestartCondition none on-failure any
enum DockerRollbackFailureAction pause continue
enum DockerRollbackOrder start-first stop-first
enum DockerUpdateFailureAction pause continue rollback
enum DockerUpdateOrder start-first stop-first
enum DockerAvailability active pause drain
enum DockerRole worker manager
enum DockerResolveImage always changed never
enum DockerProgressType auto plain tty
enum DockerDriverType docker-container kubernetes remote

task Load: load
  Input string --input {value}
  Quiet bool   --quiet

task ContainerPrune: container prune
  Filter string --filter {value}
  Force  bool   --force

task Pull: pull
  AllTags             bool   --all-tags
  DisableContentTrust bool   --disable-content-trust
  Platform            string --platform {value}
  Quiet               bool   --quiet
  Name                string {value} | position -1

task Tag: tag
  SourceImage string {value} | position -2
  TargetImage string {value} | position -1

task Stop: stop
  Time       int      --time {value}
  Containers string[] {value} | position -1 | separator space

task NetworkLs: network ls
  Filter  string --filter {value}
  Format  string --format {value}
  NoTrunc bool   --no-trunc
  Quiet   bool   --quiet

task Rmi: rmi
  Force   bool     --force
  NoPrune bool     --no-prune
  Images  string[] {value} | position -1 | separator space

task NetworkRm: network rm
  Networks string[] {value} | separator space

task Version: version
  Format     string --format {value}
  Kubeconfig string --kubeconfig {value}

task ManifestInspect: manifest inspect
  Insecure     bool   --insecure
  Verbose      bool   --verbose
  ManifestList string {value} | position -2
  Manifest     string {value} | position -1

task Info: info
  Format string --format {value}

task Commit: commit
  Author     string   --author {value}
  Change     string[] --change {value}
  Message    string   --message {value}
  Pause      bool     --pause
  Container  string   {value} | position -2
  Repository string   {value} | position -1

task StackDeploy: stack deploy
  BundleFile       string             --bundle-file {value}
  ComposeFile      string[]           --compose-file {value}
  Namespace        string             --namespace {value}
  Prune            bool               --prune
  ResolveImage     DockerResolveImage --resolve-image {value}
  WithRegistryAuth bool               --with-registry-auth
  Stack            string             {value} | position -1

task Run: run
  AddHost             string[]    --add-host {value}
  Attach              string[]    --attach {value}
  BlkioWeight         int         --blkio-weight {value}
  BlkioWeightDevice   string[]    --blkio-weight-device {value}
  CapAdd              string[]    --cap-add {value}
  CapDrop             string[]    --cap-drop {value}
  CgroupParent        string      --cgroup-parent {value}
  Cidfile             string      --cidfile {value}
  CpuCount            long        --cpu-count {value}
  CpuPercent          long        --cpu-percent {value}
  CpuPeriod           long        --cpu-period {value}
  CpuQuota            long        --cpu-quota {value}
  CpuRtPeriod         long        --cpu-rt-period {value}
  CpuRtRuntime        long        --cpu-rt-runtime {value}
  CpuShares           long        --cpu-shares {value}
  Cpus                decimal     --cpus {value}
  CpusetCpus          string      --cpuset-cpus {value}
  CpusetMems          string      --cpuset-mems {value}
  Detach              bool        --detach
  DetachKeys          string      --detach-keys {value}
  Device              string[]    --device {value}
  DeviceCgroupRule    string[]    --device-cgroup-rule {value}
  DeviceReadBps       string[]    --device-read-bps {value}
  DeviceReadIops      string[]    --device-read-iops {value}
  DeviceWriteBps      string[]    --device-write-bps {value}
  DeviceWriteIops     string[]    --device-write-iops {value}
  DisableContentTrust bool        --disable-content-trust
  Dns                 string[]    --dns {value}
  DnsOpt              string[]    --dns-opt {value}
  DnsOption           string[]    --dns-option {value}
  DnsSearch           string[]    --dns-search {value}
  Domainname          string      --domainname {value}
  Entrypoint          string      --entrypoint {value}
  Env                 string[]    --env {value}
  EnvFile             string[]    --env-file {value}
  Expose              string[]    --expose {value}
  Gpus                string      --gpus {value}
  GroupAdd            string[]    --group-add {value}
  HealthCmd           string      --health-cmd {value}
  HealthInterval      string      --health-interval {value}
  HealthRetries       int         --health-retries {value}
  HealthStartPeriod   string      --health-start-period {value}
  HealthTimeout       string      --health-timeout {value}
  Help                bool        --help
  Hostname            string      --hostname {value}
  Init                bool        --init
  Interactive         bool        --interactive
  IoMaxbandwidth      long        --io-maxbandwidth {value}
  IoMaxiops           int         --io-maxiops {value}
  Ip                  string      --ip {value}
  Ip6                 string      --ip6 {value}
  Ipc                 string      --ipc {value}
  Isolation           string      --isolation {value}
  KernelMemory        long        --kernel-memory {value}
  Label               string[]    --label {value}
  LabelFile           string[]    --label-file {value}
  Link                string[]    --link {value}
  LinkLocalIp         string[]    --link-local-ip {value}
  LogDriver           string      --log-driver {value}
  LogOpt              string[]    --log-opt {value}
  MacAddress          string      --mac-address {value}
  Memory              long        --memory {value}
  MemoryReservation   long        --memory-reservation {value}
  MemorySwap          long        --memory-swap {value}
  MemorySwappiness    long        --memory-swappiness {value}
  Mount               string      --mount {value}
  Name                string      --name {value}
  Net                 string      --net {value}
  NetAlias            string[]    --net-alias {value}
  Network             string      --network {value}
  NetworkAlias        string[]    --network-alias {value}
  NoHealthcheck       bool        --no-healthcheck
  OomKillDisable      bool        --oom-kill-disable
  OomScoreAdj         int         --oom-score-adj {value}
  Pid                 string      --pid {value}
  PidsLimit           long        --pids-limit {value}
  Platform            string      --platform {value}
  Privileged          bool        --privileged
  Publish             string[]    --publish {value}
  PublishAll          bool        --publish-all
  ReadOnly            bool        --read-only
  Restart             string      --restart {value}
  Rm                  bool        --rm
  Runtime             string      --runtime {value}
  SecurityOpt         string[]    --security-opt {value}
  ShmSize             long        --shm-size {value}
  SigProxy            bool        --sig-proxy
  StopSignal          string      --stop-signal {value}
  StopTimeout         int         --stop-timeout {value}
  StorageOpt          string[]    --storage-opt {value}
  Sysctl              map<string> --sysctl {key}:{value}
  Tmpfs               string[]    --tmpfs {value}
  Tty                 bool        --tty
  Ulimit              string      --ulimit {value}
  User                string      --user {value}
  Userns              string      --userns {value}
  Uts                 string      --uts {value}
  Volume              string[]    --volume {value}
  VolumeDriver        string      --volume-driver {value}
  VolumesFrom         string[]    --volumes-from {value}
  Workdir             string      --workdir {value}
  Image               string      {value} | position -3
  Command             string      {value} | position -2
  Args                string[]    {value} | position -1 | separator space

task Create: create
  AddHost             string[]    --add-host {value}
  Attach              string[]    --attach {value}
  BlkioWeight         int         --blkio-weight {value}
  BlkioWeightDevice   string[]    --blkio-weight-device {value}
  CapAdd              string[]    --cap-add {value}
  CapDrop             string[]    --cap-drop {value}
  CgroupParent        string      --cgroup-parent {value}
  Cidfile             string      --cidfile {value}
  CpuCount            long        --cpu-count {value}
  CpuPercent          long        --cpu-percent {value}
  CpuPeriod           long        --cpu-period {value}
  CpuQuota            long        --cpu-quota {value}
  CpuRtPeriod         long        --cpu-rt-period {value}
  CpuRtRuntime        long        --cpu-rt-runtime {value}
  CpuShares           long        --cpu-shares {value}
  Cpus                decimal     --cpus {value}
  CpusetCpus          string      --cpuset-cpus {value}
  CpusetMems          string      --cpuset-mems {value}
  Device              string[]    --device {value}
  DeviceCgroupRule    string[]    --device-cgroup-rule {value}
  DeviceReadBps       string[]    --device-read-bps {value}
  DeviceReadIops      string[]    --device-read-iops {value}
  DeviceWriteBps      string[]    --device-write-bps {value}
  DeviceWriteIops     string[]    --device-write-iops {value}
  DisableContentTrust bool        --disable-content-trust
  Dns                 string[]    --dns {value}
  DnsOpt              string[]    --dns-opt {value}
  DnsOption           string[]    --dns-option {value}
  DnsSearch           string[]    --dns-search {value}
  Domainname          string      --domainname {value}
  Entrypoint          string      --entrypoint {value}
  Env                 string[]    --env {value}
  EnvFile             string[]    --env-file {value}
  Expose              string[]    --expose {value}
  Gpus                string      --gpus {value}
  GroupAdd            string[]    --group-add {value}
  HealthCmd           string      --health-cmd {value}
  HealthInterval      string      --health-interval {value}
  HealthRetries       int         --health-retries {value}
  HealthStartPeriod   string      --health-start-period {value}
  HealthTimeout       string      --health-timeout {value}
  Help                bool        --help
  Hostname            string      --hostname {value}
  Init                bool        --init
  Interactive         bool        --interactive
  IoMaxbandwidth      long        --io-maxbandwidth {value}
  IoMaxiops           int         --io-maxiops {value}
  Ip                  string      --ip {value}
  Ip6                 string      --ip6 {value}
  Ipc                 string      --ipc {value}
  Isolation           string      --isolation {value}
  KernelMemory        long        --kernel-memory {value}
  Label               string[]    --label {value}
  LabelFile           string[]    --label-file {value}
  Link                string[]    --link {value}
  LinkLocalIp         string[]    --link-local-ip {value}
  LogDriver           string      --log-driver {value}
  LogOpt              string[]    --log-opt {value}
  MacAddress          string      --mac-address {value}
  Memory              long        --memory {value}
  MemoryReservation   long        --memory-reservation {value}
  MemorySwap          long        --memory-swap {value}
  MemorySwappiness    long        --memory-swappiness {value}
  Mount               string      --mount {value}
  Name                string      --name {value}
  Net                 string      --net {value}
  NetAlias            string[]    --net-alias {value}
  Network             string      --network {value}
  NetworkAlias        string[]    --network-alias {value}
  NoHealthcheck       bool        --no-healthcheck
  OomKillDisable      bool        --oom-kill-disable
  OomScoreAdj         int         --oom-score-adj {value}
  Pid                 string      --pid {value}
  PidsLimit           long        --pids-limit {value}
  Platform            string      --platform {value}
  Privileged          bool        --privileged
  Publish             string[]    --publish {value}
  PublishAll          bool        --publish-all
  ReadOnly            bool        --read-only
  Restart             string      --restart {value}
  Rm                  bool        --rm
  Runtime             string      --runtime {value}
  SecurityOpt         string[]    --security-opt {value}
  ShmSize             long        --shm-size {value}
  StopSignal          string      --stop-signal {value}
  StopTimeout         int         --stop-timeout {value}
  StorageOpt          string[]    --storage-opt {value}
  Sysctl              map<string> --sysctl {key}:{value}
  Tmpfs               string[]    --tmpfs {value}
  Tty                 bool        --tty
  Ulimit              string      --ulimit {value}
  User                string      --user {value}
  Userns              string      --userns {value}
  Uts                 string      --uts {value}
  Volume              string[]    --volume {value}
  VolumeDriver        string      --volume-driver {value}
  VolumesFrom         string[]    --volumes-from {value}
  Workdir             string      --workdir {value}
  Image               string      {value} | position -3
  Command             string      {value} | position -2
  Args                string[]    {value} | position -1 | separator space

task Images: images
  All        bool   --all
  Digests    bool   --digests
  Filter     string --filter {value}
  Format     string --format {value}
  NoTrunc    bool   --no-trunc
  Quiet      bool   --quiet
  Repository string {value} | position -1

task Inspect: inspect
  Format string   --format {value}
  Size   bool     --size
  Type   string   --type {value}
  Names  string[] {value} | position -1 | separator space

task SystemPrune: system prune
  All     bool   --all
  Filter  string --filter {value}
  Force   bool   --force
  Volumes bool   --volumes

task VolumeCreate: volume create
  Driver string      --driver {value}
  Label  string[]    --label {value}
  Name   string      --name {value}
  Opt    map<string> --opt {key}:{value}
  Volume string      {value} | position -1

task Login: login
  Password string --password {value} | secret
  Username string --username {value}
  Server   string {value} | position -1

task Start: start
  Attach        bool     --attach
  Checkpoint    string   --checkpoint {value}
  CheckpointDir string   --checkpoint-dir {value}
  DetachKeys    string   --detach-keys {value}
  Interactive   bool     --interactive
  Containers    string[] {value} | position -1 | separator space

task Rm: rm
  Force      bool     --force
  Link       bool     --link
  Volumes    bool     --volumes
  Containers string[] {value} | position -1 | separator space

task Push: push
  AllTags             bool   --all-tags
  DisableContentTrust bool   --disable-content-trust
  Name                string {value} | position -1

task NetworkCreate: network create
  Attachable bool        --attachable
  AuxAddress map<string> --aux-address {key}:{value}
  ConfigFrom string      --config-from {value}
  ConfigOnly bool        --config-only
  Driver     string      --driver {value}
  Gateway    string[]    --gateway {value}
  Ingress    bool        --ingress
  Internal   bool        --internal
  IpRange    string[]    --ip-range {value}
  IpamDriver string      --ipam-driver {value}
  IpamOpt    map<string> --ipam-opt {key}:{value}
  Ipv6       bool        --ipv6
  Label      string[]    --label {value}
  Opt        map<string> --opt {key}:{value}
  Scope      string      --scope {value}
  Subnet     string[]    --subnet {value}
  Network    string      {value} | position -1

task VolumeLs: volume ls
  Filter string --filter {value}
  Format string --format {value}
  Quiet  bool   --quiet

task VolumeRm: volume rm
  Force   bool     --force
  Volumes string[] {value} | position -1 | separator space

task ManifestCreate: manifest create
  ManifestList string   {value} | position -2
  Manifests    string[] {value} | position -1 | separator space

task ManifestPush: manifest push
  Insecure     bool   --insecure
  Purge        bool   --purge
  ManifestList string {value} | position -1

task Save: save
  Output string   --output {value}
  Images string[] {value} | position -1 | separator space

task ImagePrune: image prune
  All    bool   --all
  Filter string --filter {value}
  Force  bool   --force

task Ps: ps
  All     bool   --all
  Filter  string --filter {value}
  Format  string --format {value}
  Last    int    --last {value}
  Latest  bool   --latest
  NoTrunc bool   --no-trunc
  Quiet   bool   --quiet
  Size    bool   --size

task BuildxBuild: buildx build
  AddHost      string[]           --add-host {value}
  Allow        string[]           --allow  {value}
  BuildArg     string[]           --build-arg {value}
  Builder      string             --builder {value}
  CacheFrom    string[]           --cache-from {value}
  CacheTo      string[]           --cache-to {value}
  CgroupParent string             --cgroup-parent {value}
  Compress     bool               --compress
  CpuPeriod    long               --cpu-period {value}
  CpuQuota     long               --cpu-quota {value}
  CpuShares    long               --cpu-shares {value}
  CpusetCpus   string             --cpuset-cpus {value}
  CpusetMems   string             --cpuset-mems {value}
  File         string             --file {value}
  Iidfile      string             --iidfile {value}
  Isolation    string             --isolation {value}
  Label        string[]           --label {value}
  Load         bool               --load
  Memory       long               --memory {value}
  MemorySwap   long               --memory-swap {value}
  Network      string             --network {value}
  NoCache      bool               --no-cache
  Output       string             --output {value}
  Platform     string             --platform {value}
  Progress     DockerProgressType --progress {value}
  Pull         bool               --pull
  Push         bool               --push
  Quiet        bool               --quiet
  Rm           bool               --rm
  Secret       string             --secret {value}
  SecurityOpt  string[]           --security-opt {value}
  ShmSize      long               --shm-size {value}
  Ssh          string             --ssh {value}
  Tag          string[]           --tag {value}
  Target       string             --target {value}
  Ulimit       string             --ulimit {value}
  Path         string             {value} | position -1

task BuildxCreate: buildx create
  Append              bool             --append
  Bootstrap           bool             --bootstrap
  BuildKitDaemonFlags string           --buildkitd-flags {value}
  BuildKitDFlags      string           --buildkitd-flags {value}
  Config              string           --config {value}
  Driver              DockerDriverType --driver {value}
  DriverOpt           string           --driver-opt {value}
  Leave               bool             --leave
  Name                string           --name {value}
  Node                string           --node {value}
  Platform            string           --platform {value}
  Use                 bool             --use

task ManifestAnnotate: manifest annotate
  Arch         string   --arch {value}
  Os           string   --os {value}
  OsFeatures   string[] --os-features {value}
  Variant      string   --variant {value}
  ManifestList string   {value} | position -2
  Manifest     string   {value} | position -1

task Kill: kill
  Signal     string   --signal {value}
  Containers string[] {value} | position -1 | separator space

task Logs: logs
  Details    bool   --details
  Follow     bool   --follow
  Since      string --since {value}
  Tail       string --tail {value}
  Timestamps bool   --timestamps
  Until      string --until {value}
  Container  string {value} | position -1

task Exec: exec
  Detach      bool     --detach
  DetachKeys  string   --detach-keys {value}
  Env         string[] --env {value}
  Interactive bool     --interactive
  Privileged  bool     --privileged
  Tty         bool     --tty
  User        string   --user {value}
  Workdir     string   --workdir {value}
  Container   string   {value} | position -3
  Command     string   {value} | position -2
  Args        string[] {value} | position -1 | separator space

task Logout: logout
  Server string {value}

task Restart: restart
  Time       int      --time {value}
  Containers string[] {value} | position -1 | separator space

task StackRm: stack rm
  Namespace string   --namespace {value}
  Stacks    string[] {value} | position -1 | separator space

task Build: build
  AddHost             string[]           --add-host {value}
  BuildArg            string[]           --build-arg {value}
  CacheFrom           string[]           --cache-from {value}
  CgroupParent        string             --cgroup-parent {value}
  Compress            bool               --compress
  CpuPeriod           long               --cpu-period {value}
  CpuQuota            long               --cpu-quota {value}
  CpuShares           long               --cpu-shares {value}
  CpusetCpus          string             --cpuset-cpus {value}
  CpusetMems          string             --cpuset-mems {value}
  DisableContentTrust bool               --disable-content-trust
  File                string             --file {value}
  ForceRm             bool               --force-rm
  Iidfile             string             --iidfile {value}
  Isolation           string             --isolation {value}
  Label               string[]           --label {value}
  Memory              long               --memory {value}
  MemorySwap          long               --memory-swap {value}
  Network             string             --network {value}
  NoCache             bool               --no-cache
  Output              string             --output {value}
  Platform            string             --platform {value}
  Progress            DockerProgressType --progress {value}
  Pull                bool               --pull
  Quiet               bool               --quiet
  Rm                  bool               --rm
  Secret              string             --secret {value}
  SecurityOpt         string[]           --security-opt {value}
  ShmSize             long               --shm-size {value}
  Squash              bool               --squash
  Ssh                 string             --ssh {value}
  Stream              bool               --stream
  Tag                 string[]           --tag {value}
  Target              string             --target {value}
  Ulimit              string             --ulimit {value}
  Path                string             {value} | position -1
