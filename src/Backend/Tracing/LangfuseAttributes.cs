namespace Backend.Tracing;

/// <summary>
/// Names of span attributes. <c>langfuse.*</c>: https://langfuse.com/integrations/native/opentelemetry#property-mapping;
/// <c>gen_ai.*</c>: https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/ (1.37).
/// </summary>
static class LangfuseAttributes
{
    public const string TraceName = "langfuse.trace.name";
    public const string Release = "langfuse.release";
    public const string Environment = "langfuse.environment";
    public const string Version = "langfuse.version";
    public const string Commit = "langfuse.trace.metadata.commit";
    public const string ImageDigest = "langfuse.trace.metadata.image_digest";
    public const string TraceInput = "langfuse.trace.input";
    public const string TraceOutput = "langfuse.trace.output";
    public const string ObservationType = "langfuse.observation.type";
    public const string Input = "langfuse.observation.input";
    public const string Output = "langfuse.observation.output";
    public const string Level = "langfuse.observation.level";
    public const string StatusMessage = "langfuse.observation.status_message";
    public const string ModelParameters = "langfuse.observation.model.parameters";

    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string MaxTokens = "gen_ai.request.max_tokens";
    public const string ResponseId = "gen_ai.response.id";
    public const string ResponseModel = "gen_ai.response.model";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";
}
