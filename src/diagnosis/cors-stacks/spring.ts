/** Spring: its CorsFilter before every other filter, Spring Security's among them. */
import { double, listOf, MAX_AGE_SECONDS, when, type CorsStack } from './answer';

export const spring: CorsStack = {
  platform: 'spring',
  executed: true,
  write: ({ origin, methods, fields, credentials, exposed }) =>
    [
      '// ApiCorsFilter.java, in a package that Spring scans',
      'import java.util.List;',
      'import org.springframework.core.Ordered;',
      'import org.springframework.core.annotation.Order;',
      'import org.springframework.stereotype.Component;',
      'import org.springframework.web.cors.CorsConfiguration;',
      'import org.springframework.web.cors.UrlBasedCorsConfigurationSource;',
      'import org.springframework.web.filter.CorsFilter;',
      '',
      '@Component',
      '@Order(Ordered.HIGHEST_PRECEDENCE) // before Spring Security, so that preflights need no login and errors carry the fields',
      'public class ApiCorsFilter extends CorsFilter {',
      '    public ApiCorsFilter() {',
      '        super(source());',
      '    }',
      '',
      '    private static UrlBasedCorsConfigurationSource source() {',
      '        CorsConfiguration cors = new CorsConfiguration();',
      `        cors.setAllowedOrigins(List.of(${double(origin)}));`,
      `        cors.setAllowedMethods(List.of(${listOf(methods, double)}));`,
      `        cors.setAllowedHeaders(List.of(${listOf(fields, double)}));`,
      ...when(exposed, `        cors.setExposedHeaders(List.of(${listOf(exposed, double)}));`),
      ...when(credentials, '        cors.setAllowCredentials(true);'),
      `        cors.setMaxAge(${MAX_AGE_SECONDS}L);`,
      '        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();',
      '        source.registerCorsConfiguration("/**", cors);',
      '        return source;',
      '    }',
      '}',
    ].join('\n'),
};
